namespace FieldServices.EventStore.Placing;

/// <summary>
/// How far a replica is behind, in time: where the primary's own log stood at moments past, and which of them the replica has reached. So
/// no clocks are compared, and a primary that has nothing to do does not make its replica look late. One caller at a time.
/// </summary>
internal sealed class ReplayedPositions(TimeProvider time)
{
    private const int Most = 3_600;

    private readonly Queue<(long Place, long At)> ahead = [];
    private long levelAt = time.GetTimestamp();

    /// <summary>Notes where the primary stands now.</summary>
    public void Note(long place)
    {
        if (ahead.Count < Most)
            ahead.Enqueue((place, time.GetTimestamp()));
    }

    /// <summary>How far a replica is behind that has come to a place.</summary>
    public TimeSpan LagAt(long place)
    {
        while (ahead.TryPeek(out var next) && next.Place <= place)
            levelAt = ahead.Dequeue().At;
        return time.GetElapsedTime(levelAt);
    }
}
