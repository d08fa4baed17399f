using System.Text;

namespace FieldServices.Scenarios.Messages;

/// <summary>One conversation of the mail server, line by line; a line ends with CR LF and with nothing else.</summary>
internal sealed class Talk(Stream stream)
{
    public Stream Stream { get; private set; } = stream;

    public bool SignedIn { get; set; }

    public void Continue(Stream secure) => Stream = secure;

    public Task WriteAsync(string text) => Stream.WriteAsync(Encoding.ASCII.GetBytes(text)).AsTask();

    public async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        var (line, one) = (new StringBuilder(), new byte[1]);
        while (await Stream.ReadAsync(one, cancellationToken) == 1)
        {
            line.Append((char)one[0]);
            if (line.Length >= 2 && line[^1] == '\n' && line[^2] == '\r')
                return line.ToString(0, line.Length - 2);
        }
        return null;
    }
}
