using System.Net.WebSockets;
using System.Text.Json;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Execution.Output;

namespace FieldServices.GraphQL.Transport;

/// <summary>Sends messages one at a time, whoever asks. Safe for concurrent use.</summary>
internal sealed class SocketWriter(WebSocket socket) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public Task AcknowledgeAsync(CancellationToken cancellation) => SendAsync(static buffer => buffer.Write("{\"type\":\"connection_ack\"}"u8), cancellation);

    public Task PingAsync(CancellationToken cancellation) => SendAsync(static buffer => buffer.Write("{\"type\":\"ping\"}"u8), cancellation);

    public Task PongAsync(JsonElement payload, CancellationToken cancellation) => SendAsync(
        buffer =>
        {
            buffer.Write("{\"type\":\"pong\""u8);
            if (payload.ValueKind == JsonValueKind.Object)
            {
                buffer.Write(",\"payload\":"u8);
                JsonValues.Write(buffer, payload);
            }
            buffer.Write((byte)'}');
        },
        cancellation);

    public Task NextAsync(string id, GraphQLResponse response, CancellationToken cancellation) => SendAsync(
        buffer =>
        {
            Begin(buffer, "next"u8, id);
            buffer.Write(response.Utf8Json.Span);
            buffer.Write((byte)'}');
        },
        cancellation);

    public Task ErrorAsync(string id, IReadOnlyList<GraphQLError> errors, CancellationToken cancellation) => SendAsync(
        buffer =>
        {
            Begin(buffer, "error"u8, id);
            ErrorWriter.Write(buffer, errors);
            buffer.Write((byte)'}');
        },
        cancellation);

    public Task CompleteAsync(string id, CancellationToken cancellation) => SendAsync(
        buffer =>
        {
            buffer.Write("{\"type\":\"complete\",\"id\":"u8);
            buffer.WriteString(id);
            buffer.Write((byte)'}');
        },
        cancellation);

    /// <summary>Closes the socket, if it is still open.</summary>
    public async Task CloseAsync(int code, string reason, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static void Begin(ResponseBuffer buffer, ReadOnlySpan<byte> type, string id)
    {
        buffer.Write("{\"type\":\""u8);
        buffer.Write(type);
        buffer.Write("\",\"id\":"u8);
        buffer.WriteString(id);
        buffer.Write(",\"payload\":"u8);
    }

    private async Task SendAsync(Action<ResponseBuffer> write, CancellationToken cancellation)
    {
        using var buffer = new ResponseBuffer(int.MaxValue);
        write(buffer);
        await _turn.WaitAsync(cancellation);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.SendAsync(buffer.Written, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }
}
