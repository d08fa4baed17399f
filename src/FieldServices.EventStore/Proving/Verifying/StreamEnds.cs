using System.Runtime.InteropServices;
using System.Text;

namespace FieldServices.EventStore.Proving.Verifying;

/// <summary>
/// Follows the chains of streams through events in the order of positions. It remembers about a hundred bytes for each stream. Not safe for
/// concurrent use.
/// </summary>
/// <param name="report">Told what is wrong.</param>
internal sealed class StreamEnds(Action<Finding> report)
{
    private readonly Dictionary<(Guid Id, int Type), Known> ends = [];
    private readonly List<(byte[] Utf8, string Text)> types = [];
    private long recordedAt = long.MinValue;

    /// <summary>The streams with their highest versions.</summary>
    public IEnumerable<(StreamId Stream, long Version)> All => ends.Select(e => (new StreamId(types[e.Key.Type].Text, e.Key.Id), e.Value.Highest));

    /// <summary>Takes the next event.</summary>
    /// <returns>The hash that its own follows; null when it does not follow the event before it in its stream, which was reported.</returns>
    public Digest? Follow(HashedBytes e, Digest hash)
    {
        ref var end = ref CollectionsMarshal.GetValueRefOrAddDefault(ends, (e.StreamId, TypeOf(e.StreamType)), out _);
        var before = end;
        end = new Known(e.Version, Math.Max(before.Highest, e.Version), hash);
        if (e.RecordedAt < recordedAt)
            report(Finding.OutOfTime(e));
        recordedAt = e.RecordedAt;
        if (before.Version == e.Version - 1)
            return before.Hash;
        report(Finding.Unchained(e, before.Version));
        return null;
    }

    /// <summary>Takes note of an event that lies behind the end of the log.</summary>
    public void Note(HashedBytes e)
    {
        ref var end = ref CollectionsMarshal.GetValueRefOrAddDefault(ends, (e.StreamId, TypeOf(e.StreamType)), out _);
        end = end with { Highest = Math.Max(end.Highest, e.Version) };
    }

    /// <summary>Compares a stream with what a row says of it, and forgets it.</summary>
    public void Compare(StreamId stream, long version)
    {
        ends.Remove((stream.Id, TypeOf(Encoding.UTF8.GetBytes(stream.Type))), out var end);
        if (end.Highest < version)
            report(Finding.OfStream(stream, $"its row says version {version}, which is not in the log"));
        else if (end.Highest > version)
            report(Unknown(stream, end.Highest));
    }

    /// <summary>Tells of the streams that were not compared: no row knows of them.</summary>
    public void End()
    {
        foreach (var (stream, version) in All)
            report(Unknown(stream, version));
    }

    private static Finding Unknown(StreamId stream, long version) => Finding.OfStream(stream, $"it has version {version}, which its row does not know");

    // There are a few dozen types, and neighbours have often the same.
    private int TypeOf(ReadOnlySpan<byte> type)
    {
        for (var i = 0; i < types.Count; i++)
        {
            if (type.SequenceEqual(types[i].Utf8))
                return i;
        }
        types.Add((type.ToArray(), Encoding.UTF8.GetString(type)));
        return types.Count - 1;
    }

    private readonly record struct Known(long Version, long Highest, Digest Hash);
}
