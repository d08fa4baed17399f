using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace FieldServices.Scenarios.Messages;

/// <summary>A mail server on this machine that speaks SMTP over a socket, takes mail, and misbehaves as it is told.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<ReceivedMail> mails = new();
    private readonly ConcurrentQueue<string> heard = new();
    private readonly X509Certificate2 certificate = SelfSigned();

    private MailServer()
    {
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The SHA-256 of its certificate.</summary>
    public string Fingerprint => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    /// <summary>The user and password that it asks for; null lets everybody in.</summary>
    public (string User, string Password)? Account { get; set; }

    /// <summary>What it says to a command that begins with this, instead of the usual; an empty text hangs up.</summary>
    public ConcurrentDictionary<string, string> Instead { get; } = new();

    /// <summary>What it offers after EHLO before and after encryption.</summary>
    public List<string> Offers { get; } = ["8BITMIME", "AUTH PLAIN LOGIN"];

    public bool OffersEncryption { get; set; }

    public bool EncryptsFromTheStart { get; set; }

    /// <summary>The mail that it has taken.</summary>
    public IReadOnlyList<ReceivedMail> Mails => [.. mails];

    /// <summary>Every line that it was told, without the mail itself.</summary>
    public IReadOnlyList<string> Heard => [.. heard];

    public static MailServer Start()
    {
        var server = new MailServer();
        server.listener.Start();
        _ = server.AcceptAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (stop.IsCancellationRequested)
            return;
        await stop.CancelAsync();
        listener.Dispose();
        certificate.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // It was closed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                Stream stream = client.GetStream();
                if (EncryptsFromTheStart)
                    stream = await SecuredAsync(stream);
                var talk = new Talk(stream);
                if (await SayAsync(talk, "CONNECT", "220 mail.test ESMTP"))
                    await TalkAsync(talk);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException or ObjectDisposedException)
            {
                // The other side has gone.
            }
        }
    }

    private async Task TalkAsync(Talk talk)
    {
        string from = "", to = "";
        while (await talk.ReadLineAsync(stop.Token) is { } line)
        {
            heard.Enqueue(line);
            var command = line.Split(' ', ':')[0].ToUpperInvariant();
            if (command == "MAIL")
                from = line;
            if (command == "RCPT")
                to = line;
            if (command == "DATA" ? !await TakeAsync(talk, from, to) : !await SayAsync(talk, line, Usual(talk, command, line)))
                return;
            if (command == "STARTTLS")
                talk.Continue(await SecuredAsync(talk.Stream));
        }
    }

    private string Usual(Talk talk, string command, string line) => command switch
    {
        "EHLO" => string.Concat(Abilities(talk).Select(o => $"250-{o}\r\n").Prepend("250-mail.test\r\n")) + "250 SIZE 1000000",
        "STARTTLS" => "220 2.0.0 go ahead",
        "AUTH" when line.StartsWith("AUTH PLAIN", StringComparison.Ordinal) => Accepts(Encoding.UTF8.GetString(Convert.FromBase64String(line[11..]))) ? "235 2.7.0 welcome" : "535 5.7.8 no",
        "AUTH" => "334 VXNlcm5hbWU6",
        "MAIL" when Account is not null && !talk.SignedIn => "530 5.7.0 sign in first",
        "MAIL" or "RCPT" => "250 2.1.0 ok",
        "QUIT" => "221 bye",
        _ when Account is { } account && line == Convert.ToBase64String(Encoding.UTF8.GetBytes(account.User)) => "334 UGFzc3dvcmQ6",
        _ when Account is { } account && line == Convert.ToBase64String(Encoding.UTF8.GetBytes(account.Password)) => "235 2.7.0 welcome",
        _ => "500 5.5.1 what?",
    };

    private IEnumerable<string> Abilities(Talk talk) => OffersEncryption && talk.Stream is not SslStream ? Offers.Append("STARTTLS") : Offers;

    private bool Accepts(string plain) => Account is { } account && plain == $"\0{account.User}\0{account.Password}";

    private async Task<bool> SayAsync(Talk talk, string line, string usual)
    {
        var answer = Instead.FirstOrDefault(i => line.StartsWith(i.Key, StringComparison.Ordinal)) is { Key: not null } other ? other.Value : usual;
        talk.SignedIn |= answer.StartsWith("235", StringComparison.Ordinal);
        if (answer.Length == 0)
            return false;
        await talk.WriteAsync(answer + "\r\n");
        return true;
    }

    private async Task<bool> TakeAsync(Talk talk, string from, string to)
    {
        if (Instead.TryGetValue("DATA", out var refusal))
        {
            await talk.WriteAsync(refusal + "\r\n");
            return true;
        }
        await talk.WriteAsync("354 go on\r\n");
        var lines = new List<string>();
        while (await talk.ReadLineAsync(stop.Token) is { } line && line != ".")
            lines.Add(line.StartsWith('.') ? line[1..] : line);
        mails.Enqueue(new ReceivedMail(from, to, [.. lines], talk.Stream is SslStream));
        return await SayAsync(talk, "END", "250 2.0.0 queued as Q1");
    }

    private async Task<SslStream> SecuredAsync(Stream stream)
    {
        var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(certificate);
        return secure;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
