using System.Net;
using System.Text.RegularExpressions;
using FieldServices.Api.CommandLine;

namespace FieldServices.Api.Messaging.Smtp;

/// <summary>A mail server, and as whom to send.</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">How the connection is encrypted.</param>
/// <param name="From">The sender.</param>
public sealed partial record SmtpSetting(string Host, int Port, SmtpSecurity Security, Mailbox From)
{
    public string? User { get; private init; }

    public string? Password { get; private init; }

    /// <summary>The SHA-256 of the one certificate that is accepted, in hexadecimal; null asks the system whom it trusts.</summary>
    public string? Certificate { get; private init; }

    internal static SmtpSetting Read(string variable, Uri address, IReadOnlyDictionary<string, string> environment)
    {
        var options = System.Web.HttpUtility.ParseQueryString(address.Query);
        if (options.AllKeys.FirstOrDefault(k => k is not ("tls" or "certificate")) is { } unknown)
            throw new UserErrorException($"{variable}: there is no option '{unknown}'; there are tls and certificate.");
        var (user, password) = ChannelSetting.UserOf(address);
        var security = (address.Scheme, options["tls"]) switch
        {
            ("smtps", null) => SmtpSecurity.FromTheStart,
            ("smtp", null) => SmtpSecurity.StartTls,
            ("smtp", "none") => SmtpSecurity.None,
            _ => throw new UserErrorException($"{variable}: tls=none is the only value of that option, and only smtp:// takes it."),
        };
        if (security == SmtpSecurity.None && user is not null && !IsHere(address))
            throw new UserErrorException($"{variable}: with tls=none the password would travel readable. Leave the option or the user out.");
        var certificate = options["certificate"]?.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant();
        if (certificate is not null && !Sha256().IsMatch(certificate))
            throw new UserErrorException($"{variable}: certificate is the SHA-256 of the server's certificate, 64 hexadecimal digits.");
        var from = environment.GetValueOrDefault(variable + "_FROM") ?? throw new UserErrorException($"{variable}_FROM is missing: the sender, such as 'Acme Repairs <help@acme.example>'.");
        return new SmtpSetting(
            address.IdnHost, address.Port > 0 ? address.Port : security == SmtpSecurity.FromTheStart ? 465 : 587, security,
            Mailbox.TryParse(from) ?? throw new UserErrorException($"{variable}_FROM is no sender such as 'Acme Repairs <help@acme.example>'."))
        {
            User = user,
            Password = password,
            Certificate = certificate,
        };
    }

    private static bool IsHere(Uri address) => address.IsLoopback || IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip);

    [GeneratedRegex(@"^[0-9A-F]{64}\z")]
    private static partial Regex Sha256();
}
