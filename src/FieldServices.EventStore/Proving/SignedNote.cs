namespace FieldServices.EventStore.Proving;

/// <summary>A text with signatures (C2SP signed-note).</summary>
/// <param name="Text">What is signed, with its last line break.</param>
/// <param name="Signatures">For each line: the name of the key, its id, and the signature.</param>
public sealed record SignedNote(string Text, IReadOnlyList<(string Name, byte[] KeyId, byte[] Signature)> Signatures)
{
    internal const string Dash = "\u2014 ";
    private const int IdSize = 4;
    private const int MostSignatures = 100;

    /// <summary>Divides a note into text and signatures; null when it is none.</summary>
    public static SignedNote? Parse(string note)
    {
        ArgumentNullException.ThrowIfNull(note);
        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || end + 2 == note.Length || !note.EndsWith('\n') || note.Any(c => c < ' ' && c != '\n'))
            return null;
        var lines = note[(end + 2)..^1].Split('\n');
        var signatures = lines.Take(MostSignatures + 1).Select(Signature).ToList();
        return signatures.Contains(null) || signatures.Count > MostSignatures ? null : new SignedNote(note[..(end + 1)], [.. signatures.Select(s => s!.Value)]);
    }

    /// <summary>
    /// True when a signature of one of these keys is good and none of theirs is wrong; signatures of other keys mean nothing.
    /// </summary>
    public bool IsSignedBy(IEnumerable<NoteVerifier> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var known = keys.ToList();
        var good = from s in Signatures
                   from k in known
                   where k.Name == s.Name && k.Id.Span.SequenceEqual(s.KeyId)
                   select k.Verifies(Text, s.Signature);
        return good.ToList() is { Count: > 0 } verdicts && verdicts.TrueForAll(v => v);
    }

    private static (string, byte[], byte[])? Signature(string line)
    {
        if (!line.StartsWith(Dash, StringComparison.Ordinal) || line[Dash.Length..].Split(' ') is not [{ Length: > 0 } name, var base64])
            return null;
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var count) && count > IdSize ? (name, bytes[..IdSize], bytes[IdSize..count]) : null;
    }
}
