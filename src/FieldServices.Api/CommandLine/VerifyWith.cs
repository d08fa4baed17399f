using System.CommandLine;
using FieldServices.EventStore.Proving;
using FieldServices.EventStore.Proving.Verifying;

namespace FieldServices.Api.CommandLine;

/// <summary>The keys and checkpoints that something is verified with.</summary>
internal sealed class VerifyWith
{
    private readonly Option<FileInfo[]> checkpoints = new("--checkpoint") { Description = "A file with a checkpoint that was kept outside. May be given several times." };

    private readonly Option<string[]> keys = new("--key")
    {
        Description = "A verifier key, name+id+key, or a file that holds one, whose signatures count besides those of the configured keys. May be given several times.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(checkpoints);
        command.Options.Add(keys);
    }

    /// <summary>What was named, and the keys that are known anyway.</summary>
    public VerifyOptions Read(ParseResult arguments, IEnumerable<NoteVerifier> known)
    {
        var options = new VerifyOptions
        {
            Keys = [.. known, .. (arguments.GetValue(keys) ?? []).Select(Key)],
            Held = [.. (arguments.GetValue(checkpoints) ?? []).Select(Held)],
        };
        return options is { Keys.Count: 0, Held.Count: > 0 }
            ? throw new UserErrorException("No key is known that could have signed the checkpoints. Name one with --key; 'fieldservices checkpoints key' prints it.")
            : options;
    }

    private static HeldCheckpoint Held(FileInfo file) => file.Exists
        ? new(file.Name, File.ReadAllText(file.FullName))
        : throw new UserErrorException($"There is no file {file.FullName}.");

    private static NoteVerifier Key(string text)
    {
        try
        {
            return NoteVerifier.Parse((File.Exists(text) ? File.ReadAllText(text) : text).Trim());
        }
        catch (FormatException e)
        {
            throw new UserErrorException($"--key: {e.Message}");
        }
    }
}
