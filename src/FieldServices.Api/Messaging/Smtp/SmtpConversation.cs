using System.Net;
using System.Text;
using FieldServices.Workflows.Messages;

namespace FieldServices.Api.Messaging.Smtp;

/// <summary>
/// The steps of handing over one message. What a server refuses before it hears of the message is a matter of configuration or of the
/// hour, so it is tried again; what it refuses for good about the message itself stays refused.
/// </summary>
internal sealed class SmtpConversation(SmtpConnection connection, SmtpSetting server)
{
    private static readonly string Greeting = $"EHLO {(Uri.CheckHostName(Dns.GetHostName()) == UriHostNameType.Dns ? Dns.GetHostName() : "localhost")}";
    private IReadOnlyList<string> abilities = [];

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (server.Security == SmtpSecurity.FromTheStart)
            await connection.SecureAsync(server, cancellationToken);
        Require(await connection.ReadAsync(cancellationToken), 220, "greeting");
        await GreetAsync(cancellationToken);
        if (server.Security == SmtpSecurity.StartTls)
        {
            if (!abilities.Contains("STARTTLS"))
                throw new SmtpRefusalException(new DeliveryResult.Temporary("The mail server does not offer encryption (STARTTLS)."));
            Require(await connection.AskAsync("STARTTLS", cancellationToken), 220, "STARTTLS");
            await connection.SecureAsync(server, cancellationToken);
            await GreetAsync(cancellationToken);
        }
        if (server.User is not null)
            await SignInAsync(cancellationToken);
    }

    /// <summary>Hands a message over.</summary>
    /// <returns>What the server said when it had taken it.</returns>
    public async Task<SmtpReply> HandOverAsync(string to, byte[] mail, CancellationToken cancellationToken)
    {
        RequireForMessage(await connection.AskAsync($"MAIL FROM:<{server.From.Address}>", cancellationToken), 250, "MAIL FROM");
        RequireForMessage(await connection.AskAsync($"RCPT TO:<{to}>", cancellationToken), 250, "RCPT TO");
        RequireForMessage(await connection.AskAsync("DATA", cancellationToken), 354, "DATA");
        await connection.SendAsync(MailText.Stuffed(mail), cancellationToken);
        return RequireForMessage(await connection.ReadAsync(cancellationToken), 250, "the message");
    }

    public Task EndAsync(CancellationToken cancellationToken) => connection.AskAsync("QUIT", cancellationToken);

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        var reply = Require(await connection.AskAsync(Greeting, cancellationToken), 250, "EHLO");
        abilities = [.. reply.Lines.Skip(1).Select(l => l.Trim().ToUpperInvariant())];
    }

    private async Task SignInAsync(CancellationToken cancellationToken)
    {
        var ways = abilities.FirstOrDefault(a => a.StartsWith("AUTH ", StringComparison.Ordinal))?.Split(' ') ?? [];
        if (ways.Contains("PLAIN"))
        {
            Require(await connection.AskAsync($"AUTH PLAIN {Base64($"\0{server.User}\0{server.Password}")}", cancellationToken), 235, "AUTH");
        }
        else if (ways.Contains("LOGIN"))
        {
            Require(await connection.AskAsync("AUTH LOGIN", cancellationToken), 334, "AUTH");
            Require(await connection.AskAsync(Base64(server.User!), cancellationToken), 334, "AUTH");
            Require(await connection.AskAsync(Base64(server.Password!), cancellationToken), 235, "AUTH");
        }
        else
        {
            throw new SmtpRefusalException(new DeliveryResult.Temporary("The mail server offers neither AUTH PLAIN nor AUTH LOGIN."));
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static SmtpReply Require(SmtpReply reply, int code, string step) => reply.Code == code
        ? reply
        : throw new SmtpRefusalException(new DeliveryResult.Temporary($"The mail server answered {reply.Kind} to {step}."));

    private static SmtpReply RequireForMessage(SmtpReply reply, int code, string step) => reply.IsPermanent
        ? throw new SmtpRefusalException(new DeliveryResult.Permanent($"The mail server answered {reply.Kind} to {step}."))
        : reply.Code == 251 && code == 250 ? reply : Require(reply, code, step);
}
