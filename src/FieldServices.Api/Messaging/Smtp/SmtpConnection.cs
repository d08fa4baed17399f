using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using FieldServices.Workflows.Messages;

namespace FieldServices.Api.Messaging.Smtp;

/// <summary>A line to a mail server: commands go out, replies come back (RFC 5321, section 4.2).</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private const int LongestReply = 64 * 1024;
    private readonly TcpClient client;
    private readonly byte[] buffer = new byte[4096];
    private Stream stream;
    private int next;
    private int filled;

    private SmtpConnection(TcpClient client) => (this.client, stream) = (client, client.GetStream());

    public static async Task<SmtpConnection> OpenAsync(SmtpSetting server, CancellationToken cancellationToken)
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync(server.Host, server.Port, cancellationToken);
            return new SmtpConnection(client);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    public async Task<SmtpReply> AskAsync(string command, CancellationToken cancellationToken)
    {
        await SendAsync(Encoding.ASCII.GetBytes(command + "\r\n"), cancellationToken);
        return await ReadAsync(cancellationToken);
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(bytes, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    public async Task<SmtpReply> ReadAsync(CancellationToken cancellationToken)
    {
        var (lines, code, length) = (new List<string>(), 0, 0);
        while (true)
        {
            var line = await ReadLineAsync(cancellationToken);
            length += line.Length;
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out code) || length > LongestReply)
                throw new IOException("The server does not speak SMTP.");
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
                return new SmtpReply(code, lines);
        }
    }

    /// <summary>Encrypts everything from here on. What was said before it is forgotten, so that nobody in between can have said it.</summary>
    public async Task SecureAsync(SmtpSetting server, CancellationToken cancellationToken)
    {
        if (next < filled)
            throw new SmtpRefusalException(new DeliveryResult.Temporary("The mail server, or somebody in between, spoke before encryption began."));
        var secure = new SslStream(stream, leaveInnerStreamOpen: false);
        stream = secure;
        await secure.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = server.Host,
                RemoteCertificateValidationCallback = server.Certificate is { } pinned
                    ? (_, certificate, _, _) => certificate?.GetCertHashString(HashAlgorithmName.SHA256) == pinned
                    : null,
            },
            cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        client.Dispose();
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (line.Length <= LongestReply)
        {
            if (next == filled)
            {
                (next, filled) = (0, await stream.ReadAsync(buffer, cancellationToken));
                if (filled == 0)
                    throw new IOException("The server closed the connection.");
            }
            var sign = (char)buffer[next++];
            if (sign == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append(sign);
        }
        throw new IOException("The server does not speak SMTP.");
    }
}
