using System.Globalization;
using System.Text.RegularExpressions;
using FieldServices.Api.CommandLine;
using FieldServices.Api.Messaging.Http;
using FieldServices.Api.Messaging.Smtp;
using FieldServices.Workflows;
using FieldServices.Workflows.Messages;

namespace FieldServices.Api.Messaging;

/// <summary>One channel, as the environment configures it. Exactly one of the two adapters is set; neither means the local outbox.</summary>
/// <param name="Channel">What messages call it.</param>
/// <param name="Rate">How many may leave.</param>
public sealed partial record ChannelSetting(string Channel, MessageRate Rate)
{
    private static readonly MessageRate Usual = new(10);

    public SmtpSetting? Smtp { get; private init; }

    public HttpSetting? Http { get; private init; }

    public static ChannelSetting Local(string channel) => new(channel, MessageRate.Unlimited);

    /// <summary>True for a variable that says more about a channel than where it leads.</summary>
    public static bool IsDetail(string variable) => Detail().IsMatch(variable);

    /// <summary>Reads the channel of a variable such as <c>FIELDSERVICES_MESSAGES_EMAIL</c>.</summary>
    /// <exception cref="UserErrorException">It is not usable; values are not quoted, because they hold secrets.</exception>
    public static ChannelSetting Read(string variable, IReadOnlyDictionary<string, string> environment)
    {
        var channel = variable[MessagingSettings.Prefix.Length..].ToLowerInvariant().Replace('_', '-');
        if (!Name().IsMatch(channel))
            throw new UserErrorException($"{variable}: the name of a channel is made of letters, digits and underscores.");
        if (channel == MessageOptions.LocalChannel)
            throw new UserErrorException($"{variable}: the local outbox is always there; {MessagingSettings.Prefix}FOLDER says where.");
        var rate = environment.GetValueOrDefault(variable + "_RATE") is { } text ? ReadRate(variable + "_RATE", text) : null;
        if (environment[variable] == "local:")
            return Local(channel) with { Rate = rate ?? MessageRate.Unlimited };
        if (!Uri.TryCreate(environment[variable], UriKind.Absolute, out var address) || address.Host.Length == 0)
            throw Wrong(variable);
        return address.Scheme switch
        {
            "smtp" or "smtps" => new(channel, rate ?? Usual) { Smtp = SmtpSetting.Read(variable, address, environment) },
            "http" or "https" => new(channel, rate ?? Usual) { Http = HttpSetting.Read(variable, address, environment) },
            _ => throw Wrong(variable),
        };
    }

    /// <summary>The part of an address before the @, as user and password.</summary>
    internal static (string? User, string? Password) UserOf(Uri address)
    {
        var parts = address.UserInfo.Split(':', 2);
        return parts[0].Length == 0 ? (null, null) : (Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
    }

    private static UserErrorException Wrong(string variable) =>
        new($"{variable} is none of smtp://user:password@host:587, smtps://user:password@host, https://host/path, or local: for the local outbox. Encode signs like @ and / in a password as %40 and %2F.");

    private static MessageRate ReadRate(string variable, string text)
    {
        var match = Rates().Match(text);
        if (!match.Success || !int.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var count) || count == 0)
            throw new UserErrorException($"{variable} is a number of messages in a second, minute or hour, such as 10/s, 90/m or 500/h.");
        return new MessageRate(match.Groups[2].Value switch { "s" => count, "m" => count / 60.0, _ => count / 3_600.0 });
    }

    [GeneratedRegex("_(FROM|SECRET|RATE)$")]
    private static partial Regex Detail();

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,38}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(\d{1,6})/([smh])\z")]
    private static partial Regex Rates();
}
