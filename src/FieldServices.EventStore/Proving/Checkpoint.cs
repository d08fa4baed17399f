using System.Globalization;

namespace FieldServices.EventStore.Proving;

/// <summary>What a log held: its name, how many events, and the root of the tree over them. The text form is C2SP tlog-checkpoint.</summary>
/// <param name="Origin">The log's name; one line without a space at its ends.</param>
/// <param name="Size">How many events.</param>
/// <param name="Root">The root of the tree.</param>
public sealed record Checkpoint(string Origin, long Size, Digest Root)
{
    /// <summary>The text that is signed: three lines, each ended.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root.ToArray())}\n");

    /// <summary>Reads the text of a note; lines after the third are extensions, which mean nothing here. Null when it is no checkpoint.</summary>
    public static Checkpoint? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var root = new byte[Digest.Size];
        return text.Split('\n') is [{ Length: > 0 } origin, var size, var hash, .., ""]
            && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var events)
            && events.ToString(CultureInfo.InvariantCulture) == size
            && Convert.TryFromBase64String(hash, root, out var written) && written == Digest.Size
            ? new Checkpoint(origin, events, new Digest(root))
            : null;
    }
}
