using System.Collections;
using System.Globalization;
using FieldServices.Api.CommandLine;
using FieldServices.EventStore.Proving;

namespace FieldServices.Api.Proving;

/// <summary>How checkpoints are signed and where they are sent, as the environment says.</summary>
/// <param name="SigningKey">The private key in PEM; null when nothing is signed here.</param>
/// <param name="Name">The key's name; the origins of all logs begin with it.</param>
/// <param name="EarlierKeys">The public halves of keys that were used before.</param>
/// <param name="Every">How often logs that have grown are signed.</param>
/// <param name="Folder">Where checkpoints are written to; null for nowhere.</param>
/// <param name="Address">Where they are posted to; null for nowhere.</param>
public sealed record CheckpointSettings(
    string? SigningKey, string Name, IReadOnlyList<NoteVerifier> EarlierKeys, TimeSpan Every, string? Folder, Uri? Address)
{
    public const string Prefix = "FIELDSERVICES_CHECKPOINTS_";
    private const string KeyVariable = Prefix + "KEY";
    private const string KeyFileVariable = Prefix + "KEY_FILE";
    private const string NameVariable = Prefix + "NAME";
    private const string EarlierVariable = Prefix + "EARLIER_KEYS";
    private const string EveryVariable = Prefix + "EVERY";
    private const string FolderVariable = Prefix + "FOLDER";
    private const string AddressVariable = Prefix + "URL";

    /// <summary>Nothing is signed.</summary>
    public static CheckpointSettings None { get; } = Read(new Dictionary<string, string>());

    /// <summary>Reads the settings of this process.</summary>
    /// <exception cref="UserErrorException">A variable is not usable; named, never quoted.</exception>
    public static CheckpointSettings OfProcess() =>
        Read(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? ""));

    /// <inheritdoc cref="OfProcess"/>
    public static CheckpointSettings Read(IReadOnlyDictionary<string, string> environment)
    {
        string? Text(string name) => environment.GetValueOrDefault(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
        var settings = new CheckpointSettings(
            KeyOf(Text(KeyVariable), Text(KeyFileVariable)), Text(NameVariable) ?? "fieldservices", Earlier(Text(EarlierVariable)), EveryOf(Text(EveryVariable)),
            Text(FolderVariable), AddressOf(Text(AddressVariable)));
        // What cannot be used is told at the start, not when the first checkpoint is due.
        using var signer = settings.Signer();
        return settings;
    }

    /// <summary>The signing key; null when nothing is signed here.</summary>
    public NoteSigner? Signer()
    {
        try
        {
            return SigningKey is null ? null : new NoteSigner(Name, SigningKey);
        }
        catch (FormatException e)
        {
            throw new UserErrorException($"{KeyVariable}, {KeyFileVariable} or {NameVariable}: {e.Message} 'fieldservices checkpoints create-key' makes one.");
        }
    }

    private static string? KeyOf(string? pem, string? file)
    {
        if (pem is not null && file is not null)
            throw new UserErrorException($"{KeyVariable} and {KeyFileVariable} are both set; one is enough.");
        try
        {
            return file is null ? pem : File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{KeyFileVariable}: the file cannot be read.");
        }
    }

    private static List<NoteVerifier> Earlier(string? keys)
    {
        try
        {
            return [.. (keys ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(NoteVerifier.Parse)];
        }
        catch (FormatException e)
        {
            throw new UserErrorException($"{EarlierVariable}: {e.Message}");
        }
    }

    private static TimeSpan EveryOf(string? seconds)
    {
        if (seconds is null)
            return new NotaryOptions().Every;
        return int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 86_400
            ? TimeSpan.FromSeconds(number)
            : throw new UserErrorException($"{EveryVariable} is a whole number of seconds from 1 to 86400.");
    }

    private static Uri? AddressOf(string? address)
    {
        if (address is null)
            return null;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0)
            throw new UserErrorException($"{AddressVariable} is an address that begins with https:// or http://, without user and password.");
        return uri;
    }
}
