using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace FieldServices.Benchmarks.GraphQLEngine;

/// <summary>One HTTP connection that does as little as can be, so that the servers are measured and not the client.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _request;
    private readonly byte[] _buffer = new byte[1 << 18];

    private RawConnection(byte[] request) => _request = request;

    /// <param name="port">The server's port.</param>
    /// <param name="body">What is sent: the body of a POST to <c>/graphql</c>.</param>
    /// <param name="whole">True when it is the whole request, head included.</param>
    public static async Task<RawConnection> OpenAsync(int port, byte[] body, bool whole = false)
    {
        var connection = new RawConnection(whole ? body : [.. HeadOf(body), .. body]);
        await connection._socket.ConnectAsync("127.0.0.1", port);
        return connection;
    }

    private static byte[] HeadOf(byte[] body)
    {
        var head = $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        return Encoding.ASCII.GetBytes(head);
    }

    /// <summary>Sends the request and waits for the whole response.</summary>
    /// <returns>The body.</returns>
    public async ValueTask<ReadOnlyMemory<byte>> AskAsync()
    {
        await _socket.SendAsync(_request);
        var (received, bodyAt, total) = (0, 0, int.MaxValue);
        while (received < total)
        {
            var count = await _socket.ReceiveAsync(_buffer.AsMemory(received));
            if (count == 0)
                throw new InvalidOperationException("The server closed the connection.");
            received += count;
            if (total == int.MaxValue && _buffer.AsSpan(0, received).IndexOf("\r\n\r\n"u8) is var end and >= 0)
            {
                bodyAt = end + 4;
                total = bodyAt + LengthOf(_buffer.AsSpan(0, end));
            }
        }
        return _buffer.AsMemory(bodyAt, total - bodyAt);
    }

    public void Dispose() => _socket.Dispose();

    private static int LengthOf(ReadOnlySpan<byte> head)
    {
        var text = Encoding.ASCII.GetString(head);
        if (!text.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
            throw new InvalidOperationException(text);
        var at = text.IndexOf("content-length:", StringComparison.OrdinalIgnoreCase) + "content-length:".Length;
        var end = text.IndexOf('\r', at);
        return int.Parse(text.AsSpan(at, (end < 0 ? text.Length : end) - at).Trim(), CultureInfo.InvariantCulture);
    }
}
