using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace FieldServices.GraphQL.Transport;

/// <summary>Receives whole messages within their limit.</summary>
internal sealed class SocketReader(WebSocket socket, int mostBytes)
{
    private readonly ArrayBufferWriter<byte> _message = new(4096);
    private Task _pending = Task.CompletedTask;

    /// <summary>The next message; null when the client closed the socket.</summary>
    /// <exception cref="SocketClosedException">The message is too large, not text, or no JSON object.</exception>
    /// <remarks>To cancel a receive would tear the connection down, so only the waiting for it is cancelled.</remarks>
    public Task<JsonElement?> ReadAsync(CancellationToken cancellation)
    {
        var message = ReadAsync();
        _pending = message;
        return message.WaitAsync(cancellation);
    }

    /// <summary>Waits a moment for the client to close its side too, so that it reads our reason before the connection ends.</summary>
    public async Task DrainAsync(CancellationToken cancellation)
    {
        try
        {
            await _pending.WaitAsync(cancellation);
            while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
            {
                _message.ResetWrittenCount();
                await socket.ReceiveAsync(_message.GetMemory(4096), cancellation);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or SocketClosedException)
        {
            _ = _pending.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    private async Task<JsonElement?> ReadAsync()
    {
        _message.ResetWrittenCount();
        while (true)
        {
            var part = await socket.ReceiveAsync(_message.GetMemory(4096), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            _message.Advance(part.Count);
            if (_message.WrittenCount > mostBytes)
                throw new SocketClosedException((int)WebSocketCloseStatus.MessageTooBig, $"A message may have {mostBytes} bytes.");
            if (part.EndOfMessage)
                return part.MessageType == WebSocketMessageType.Text ? Parse() : throw Invalid();
        }
    }

    internal static SocketClosedException Invalid(string reason = "Invalid message received") => new(SocketProtocol.BadRequest, reason);

    private JsonElement Parse()
    {
        try
        {
            var reader = new Utf8JsonReader(_message.WrittenSpan);
            var json = JsonElement.ParseValue(ref reader);
            return json.ValueKind == JsonValueKind.Object && !reader.Read() ? json : throw Invalid();
        }
        catch (JsonException)
        {
            throw Invalid();
        }
    }
}
