using System.Net.WebSockets;
using System.Text;
using FieldServices.Api.Security;

namespace FieldServices.Benchmarks.Listeners;

/// <summary>A web socket with many subscriptions.</summary>
internal sealed class OpenSocket(ClientWebSocket socket, int subscriptions) : IDisposable
{
    public static async Task<OpenSocket> OpenAsync(Uri server, ApiKey key, IReadOnlyList<string> subscriptions)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/graphql" }.Uri, default);
        await SendAsync(socket, $$$"""{"type":"connection_init","payload":{"{{{ApiKeyAuthentication.Header}}}":"{{{key}}}"}}""");
        await ReceiveAsync(socket);
        foreach (var (i, subscription) in subscriptions.Index())
            await SendAsync(socket, $$$"""{"id":"{{{i}}}","type":"subscribe","payload":{"query":"{{{subscription}}}"}}""");
        return new OpenSocket(socket, subscriptions.Count);
    }

    /// <summary>Waits until each subscription was told something.</summary>
    public async Task AllToldAsync()
    {
        for (var told = 0; told < subscriptions;)
            told += (await ReceiveAsync(socket)).Contains("\"next\"", StringComparison.Ordinal) ? 1 : 0;
    }

    public void Dispose() => socket.Dispose();

    private static Task SendAsync(ClientWebSocket socket, string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, default);

    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[16 * 1024];
        var received = await socket.ReceiveAsync(buffer, default);
        return Encoding.UTF8.GetString(buffer, 0, received.Count);
    }
}
