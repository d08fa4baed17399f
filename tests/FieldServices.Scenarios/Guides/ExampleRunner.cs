using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using FieldServices.Domain.Modules;

namespace FieldServices.Scenarios.Guides;

/// <summary>Runs one example: <c>bash</c>, <c>http</c> or <c>graphql</c>.</summary>
public sealed class ExampleRunner(GuideServer server, BashSession shell) : IDisposable
{
    private const string DocumentedUrl = "http://localhost:5080";
    private static readonly string[] Languages = ["bash", "http", "graphql"];
    private readonly HttpClient http = new() { BaseAddress = server.Url };

    public static bool CanRun(GuideBlock block) => Languages.Contains(block.Language);

    /// <param name="block">The example, as the page prints it.</param>
    /// <param name="text">The same with the ids of this run.</param>
    /// <param name="printed">What the page prints as the answer; decides which headers are shown.</param>
    public async Task<Example> RunAsync(GuideBlock block, string text, string printed) => block.Language switch
    {
        "bash" => Example.Of(Local(await shell.RunAsync(text.Replace(DocumentedUrl, server.Url.ToString().TrimEnd('/'), StringComparison.Ordinal)))),
        "graphql" => await QueryAsync(text),
        _ => await RequestAsync(text, printed),
    };

    public void Dispose() => http.Dispose();

    private string Local(string text) => text.Replace(server.Url.ToString().TrimEnd('/'), DocumentedUrl, StringComparison.Ordinal);

    private async Task<Example> QueryAsync(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(new JsonObject { ["query"] = query }.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Api-Key", server.Keys[Role.Dispatcher].ToString());
        using var response = await http.SendAsync(request);
        return Example.Of(await response.Content.ReadAsStringAsync());
    }

    private async Task<Example> RequestAsync(string text, string printed)
    {
        using var request = RequestOf(text);
        using var response = await http.SendAsync(request);
        var headers = response.Headers.Concat<KeyValuePair<string, IEnumerable<string>>>(response.Content.Headers as HttpHeaders)
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        var shown = printed.Split("\n\n")[0].Split('\n').Skip(1).Where(l => l.Contains(": ", StringComparison.Ordinal)).Select(l => l.Split(": ")[0]);
        var head = new[] { $"HTTP/1.1 {(int)response.StatusCode} {response.ReasonPhrase}" }
            .Concat(shown.Select(name => $"{name}: {headers.GetValueOrDefault(name, "(missing)")}"));
        return Example.OfHttp(string.Join('\n', head), await response.Content.ReadAsStringAsync());
    }

    // Every request of a page carries the dispatcher's key unless it names another role's.
    private HttpRequestMessage RequestOf(string text)
    {
        var parts = text.Split("\n\n", 2);
        var lines = parts[0].Split('\n');
        var request = new HttpRequestMessage(new HttpMethod(lines[0].Split(' ')[0]), lines[0].Split(' ')[1]);
        var given = lines.Skip(1).Select(l => l.Split(": ", 2)).ToDictionary(h => h[0], h => h[1], StringComparer.OrdinalIgnoreCase);
        if (given.Remove("Content-Type", out var type))
            request.Content = new StringContent(parts.Length > 1 ? parts[1] : "", Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
        given["X-Api-Key"] = given.TryGetValue("X-Api-Key", out var role) ? server.Keys[Enum.Parse<Role>(role, ignoreCase: true)].ToString() : server.Keys[Role.Dispatcher].ToString();
        foreach (var (name, value) in given)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }
}
