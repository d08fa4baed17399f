using System.Net;
using System.Text.Json.Nodes;

namespace FieldServices.Scenarios.Harness;

/// <summary>What the server answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">All headers; names in any case.</param>
/// <param name="Text">The body as it came.</param>
public sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text) ?? throw new InvalidOperationException($"{Status} came without a JSON body.");

    public Guid Id => (Guid)Json["id"]!;

    public long Version => (long)Json["version"]!;

    public long Position => (long)Json["position"]!;

    public IReadOnlyList<string> Events => [.. Json["events"]!.AsArray().Select(e => (string)e!)];

    /// <summary>A problem's stable code.</summary>
    public string? Code => (string?)Json["code"];

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>This answer, once it has turned out to be an acceptance.</summary>
    public Answer Accepted()
    {
        Assert.True(Status is HttpStatusCode.OK or HttpStatusCode.Created, $"{(int)Status}: {Text}");
        return this;
    }

    /// <summary>This answer, once it has turned out to be this problem.</summary>
    public Answer Refused(int status, string code)
    {
        Assert.True((int)Status == status, $"Expected {status} {code}, got {(int)Status}: {Text}");
        Assert.StartsWith("application/problem+json", Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal(code, Code);
        Assert.Equal(status, (int)Json["status"]!);
        return this;
    }
}
