using System.Net.WebSockets;
using System.Text;

namespace FieldServices.GraphQL.Tests.Transport;

/// <summary>The client's side of a socket.</summary>
internal sealed class SocketClient : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(20));

    public int? CloseCode => (int?)_socket.CloseStatus;

    public static async Task<SocketClient> OpenAsync(TestServer server, string protocol = "graphql-transport-ws", string? origin = null)
    {
        var client = new SocketClient();
        client._socket.Options.AddSubProtocol(protocol);
        if (origin is not null)
            client._socket.Options.SetRequestHeader("Origin", origin);
        await client._socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws", Path = "/graphql" }.Uri, client._patience.Token);
        return client;
    }

    /// <summary>Opens a socket and has it acknowledged.</summary>
    public static async Task<SocketClient> InitialisedAsync(TestServer server)
    {
        var client = await OpenAsync(server);
        await client.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.ReceiveAsync());
        return client;
    }

    public Task SendAsync(string message) => _socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, _patience.Token);

    public Task SubscribeAsync(string id, string query) => SendAsync($$$"""{"type":"subscribe","id":"{{{id}}}","payload":{"query":"{{{query}}}"}}""");

    /// <summary>The next message; null when the server closed the socket.</summary>
    public async Task<string?> ReceiveAsync()
    {
        var buffer = new byte[65536];
        var count = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(count), _patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            count += part.Count;
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(buffer, 0, count);
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _patience.Dispose();
    }
}
