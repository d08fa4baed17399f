using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using FieldServices.Api.Security;

namespace FieldServices.Soak.Driving;

/// <summary>The two ways to follow the log.</summary>
internal static class Feeds
{
    private const string Data = "data: {";
    private static readonly HttpClient Http = new();

    public static async IAsyncEnumerable<JsonNode> ServerSentAsync(Uri node, ApiKey key, string query, [EnumeratorCancellation] CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node, "/graphql")) { Content = JsonContent.Create(new { query }) };
        request.Headers.Add(ApiKeyAuthentication.Header, key.ToString());
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        response.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(stop));
        while (await lines.ReadLineAsync(stop) is { } line)
        {
            if (line.StartsWith(Data, StringComparison.Ordinal))
                yield return JsonNode.Parse(line[(Data.Length - 1)..])!;
        }
    }

    public static async IAsyncEnumerable<JsonNode> WebSocketAsync(Uri node, ApiKey key, string query, [EnumeratorCancellation] CancellationToken stop)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(node) { Scheme = "ws", Path = "/graphql" }.Uri, stop);
        await SendAsync(socket, new JsonObject { ["type"] = "connection_init", ["payload"] = new JsonObject { [ApiKeyAuthentication.Header] = key.ToString() } }, stop);
        await SendAsync(socket, new JsonObject { ["id"] = "1", ["type"] = "subscribe", ["payload"] = new JsonObject { ["query"] = query } }, stop);
        while (await ReceiveAsync(socket, stop) is { } message)
        {
            if ((string?)message["type"] is "error" or "complete")
                yield break;
            if ((string?)message["type"] == "ping")
                await SendAsync(socket, new JsonObject { ["type"] = "pong" }, stop);
            if ((string?)message["type"] == "next")
                yield return message["payload"]!;
        }
    }

    private static Task SendAsync(ClientWebSocket socket, JsonObject message, CancellationToken stop) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, stop);

    // Null when the server closes.
    private static async Task<JsonNode?> ReceiveAsync(ClientWebSocket socket, CancellationToken stop)
    {
        using var message = new MemoryStream();
        var buffer = new byte[8 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, stop);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            message.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
                return JsonNode.Parse(message.ToArray());
        }
    }
}
