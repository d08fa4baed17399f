namespace FieldServices.EventStore.Proving.Verifying;

/// <summary>Follows the chains of streams through events in the order of positions.</summary>
/// <param name="ends">The last version and hash of each stream before the events that are told; a stream that is not in it begins.</param>
/// <param name="report">Told what is wrong.</param>
internal sealed class ChainCheck(Dictionary<StreamId, (long Version, Digest Hash)> ends, Action<Finding> report)
{
    private long recordedAt = long.MinValue;

    public void Add(StoredEntry e)
    {
        var before = ends.GetValueOrDefault(e.Stream);
        if (before.Version != e.Version - 1)
            report(Finding.Unchained(e, before.Version));
        else if (EventDigest.Of(e, before.Hash) != e.Hash)
            report(Finding.Changed(e));
        if (e.RecordedAt < recordedAt)
            report(Finding.OutOfTime(e));
        (ends[e.Stream], recordedAt) = ((e.Version, e.Hash), e.RecordedAt);
    }
}
