using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FieldServices.Api.Commands;
using FieldServices.Api.Security;
using FieldServices.Soak.Evidence;

namespace FieldServices.Soak.Driving;

/// <summary>Sends the commands and queries of one tenant, and repeats with the same key what was not answered.</summary>
internal sealed class Sender(Nodes nodes, ApiKey key, Journal journal, CancellationToken givenUp) : IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(20), DefaultRequestHeaders = { { ApiKeyAuthentication.Header, key.ToString() } } };

    /// <summary>Sends a new command until it is answered; if nobody answers, to the other node next.</summary>
    /// <returns>The answer, and the page to add further replies to.</returns>
    public async Task<(Reply Reply, JsonNode? Body, ConcurrentQueue<Reply> Page)> SendAsync(Order order, int node)
    {
        var page = journal.Open(order);
        var (reply, body) = await SendAsync(order, node, page);
        return (reply, body, page);
    }

    /// <summary>As <see cref="SendAsync(Order, int)"/>, for a command that has a page already.</summary>
    public async Task<(Reply Reply, JsonNode? Body)> SendAsync(Order order, int node, ConcurrentQueue<Reply> page)
    {
        var began = Stopwatch.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            var (reply, body) = await TryAsync(order, node + attempt);
            page.Enqueue(reply);
            if (reply.Kind != ReplyKind.Later)
            {
                journal.Settled(began);
                return (reply, body);
            }
            if (givenUp.IsCancellationRequested)
                return (reply, body);
            await PauseAsync(attempt);
        }
    }

    /// <summary>Asks over GraphQL with the position of one's own write, until somebody answers.</summary>
    /// <returns>The whole answer; null when nobody did.</returns>
    public async Task<JsonNode?> AskAsync(string query, long position, int node)
    {
        for (var attempt = 0; !givenUp.IsCancellationRequested; attempt++)
        {
            var (status, body) = await PostAsync(node + attempt, "/graphql", new JsonObject { ["query"] = query }.ToJsonString(), ("FS-Position", position.ToString(CultureInfo.InvariantCulture)));
            if (status == 200 && body?["data"] is not null && body["errors"] is null)
                return body;
            await PauseAsync(attempt);
        }
        return null;
    }

    public void Dispose() => http.Dispose();

    private static Task PauseAsync(int attempt) =>
        Task.Delay(TimeSpan.FromMilliseconds(Math.Min(10 << Math.Min(attempt, 10), LongestPause.TotalMilliseconds)));

    private async Task<(Reply Reply, JsonNode? Body)> TryAsync(Order order, int node)
    {
        (string, string)[] match = order.IfMatch is { } version ? [("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{version}\""))] : [];
        var (status, body) = await PostAsync(node, order.Path, order.Json, [(RequestHeaders.IdempotencyKey, order.Key), .. match]);
        return (ReplyReader.Read(status, body), body);
    }

    // Status 0 when the connection was lost, or nobody listens.
    private async Task<(int Status, JsonNode? Body)> PostAsync(int node, string path, string json, params (string Name, string Value)[] headers)
    {
        if (nodes.AddressOf(node) is not { } address)
            return (0, null);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path)) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
            foreach (var (name, value) in headers)
                request.Headers.TryAddWithoutValidation(name, value);
            using var response = await http.SendAsync(request);
            return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync()));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or System.Text.Json.JsonException)
        {
            return (0, null);
        }
    }
}
