using System.Collections;
using FieldServices.Api.CommandLine;

namespace FieldServices.Api.Messaging;

/// <summary>How messages leave, as the environment says.</summary>
/// <param name="Channels">The channels that are configured.</param>
/// <param name="Folder">Where the local outbox is.</param>
/// <param name="Recipients">The addresses of recipients that messages call by a name, by variable.</param>
public sealed record MessagingSettings(IReadOnlyList<ChannelSetting> Channels, string Folder, IReadOnlyDictionary<string, string> Recipients)
{
    private const string RecipientPrefix = "FIELDSERVICES_RECIPIENT_";

    public const string Prefix = "FIELDSERVICES_MESSAGES_";
    private const string FolderVariable = Prefix + "FOLDER";

    /// <summary>Of a channel that a message names but nobody configured: the variable that configures it.</summary>
    public static string VariableOf(string channel) => Prefix + Capitals(channel);

    /// <summary>The variable with the address of a recipient that is called by a name.</summary>
    public static string VariableOfRecipient(string name) => RecipientPrefix + Capitals(name);

    private static string Capitals(string name) => string.Concat(name.ToUpperInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    /// <summary>The channels that a program for trying things out has without being told, all into the local outbox.</summary>
    private static readonly string[] Usual = ["email", "sms", "pager"];

    /// <summary>Reads the settings of this process.</summary>
    /// <param name="trial">True for a program for trying things out: when nothing is configured, its usual channels are local.</param>
    /// <exception cref="UserErrorException">A variable is not usable; named, never quoted.</exception>
    public static MessagingSettings OfProcess(bool trial) => Read(
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? ""), trial);

    /// <inheritdoc cref="OfProcess"/>
    public static MessagingSettings Read(IReadOnlyDictionary<string, string> environment, bool trial = false)
    {
        var ours = environment
            .Where(e => e.Key.StartsWith(Prefix, StringComparison.Ordinal) && e.Key != FolderVariable && !string.IsNullOrWhiteSpace(e.Value))
            .ToDictionary(e => e.Key, e => e.Value.Trim());
        var channels = ours.Keys.Where(k => !ChannelSetting.IsDetail(k)).Order(StringComparer.Ordinal).Select(k => ChannelSetting.Read(k, ours)).ToList();
        if (ours.Keys.FirstOrDefault(k => ChannelSetting.IsDetail(k) && !ours.ContainsKey(k[..k.LastIndexOf('_')])) is { } lone)
            throw new UserErrorException($"{lone} is set, but {lone[..lone.LastIndexOf('_')]} is not: it tells where the messages go, and this only how.");
        if (trial && channels.Count == 0)
            channels.AddRange(Usual.Select(ChannelSetting.Local));
        var recipients = environment.Where(e => e.Key.StartsWith(RecipientPrefix, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(e.Value))
            .ToDictionary(e => e.Key, e => e.Value.Trim());
        return new MessagingSettings(
            channels, environment.GetValueOrDefault(FolderVariable) is { Length: > 0 } folder ? folder : DefaultFolder(environment), recipients);
    }

    private static string DefaultFolder(IReadOnlyDictionary<string, string> environment) =>
        Path.Combine(environment.GetValueOrDefault("FIELDSERVICES_LOCAL") is { Length: > 0 } local ? local : Path.Combine(AppContext.BaseDirectory, ".local"), "outbox");
}
