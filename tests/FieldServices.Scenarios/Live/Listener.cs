using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FieldServices.Api.Security;

namespace FieldServices.Scenarios.Live;

/// <summary>A client that listens to a subscription over server-sent events.</summary>
public sealed class Listener : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient http;
    private readonly HttpResponseMessage response;
    private readonly StreamReader lines;

    private Listener(HttpClient http, HttpResponseMessage response, StreamReader lines) => (this.http, this.response, this.lines) = (http, response, lines);

    public static async Task<Listener> OpenAsync(Uri address, string key, string subscription, object? variables = null)
    {
        var http = new HttpClient { BaseAddress = address };
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = $"subscription {subscription}", variables }) };
        request.Headers.Add(ApiKeyAuthentication.Header, key);
        request.Headers.Accept.ParseAdd("text/event-stream");
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new Listener(http, response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next answer as it came; null when the server ended the stream.</summary>
    public async Task<JsonNode?> NextAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (await lines.ReadLineAsync(deadline.Token) is { } line)
        {
            if (line.StartsWith("event: complete", StringComparison.Ordinal))
                return null;
            // A refusal is no stream.
            if (line.StartsWith('{'))
                return JsonNode.Parse(line);
            if (line.StartsWith("data: {", StringComparison.Ordinal))
                return JsonNode.Parse(line["data: ".Length..]);
        }
        return null;
    }

    /// <summary>The only field of the next answer, which must have no errors.</summary>
    public async Task<JsonNode> DataAsync()
    {
        var answer = await NextAsync();
        Assert.True(answer is not null && answer["errors"] is null, answer?.ToJsonString() ?? "The stream has ended.");
        return answer!["data"]!.AsObject().Single().Value!;
    }

    public void Dispose()
    {
        lines.Dispose();
        response.Dispose();
        http.Dispose();
    }
}
