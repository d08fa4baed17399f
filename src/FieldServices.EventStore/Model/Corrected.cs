namespace FieldServices.EventStore;

/// <summary>A stream by what is known at its end: pure functions over its events.</summary>
public static class Corrected
{
    /// <summary>
    /// The events in the order in which they were recorded, each that was corrected as its last correction tells it. Corrections stay in
    /// their places; one of an event that is not among these changes nothing.
    /// </summary>
    public static IReadOnlyList<Envelope> AsRecorded(IEnumerable<Envelope> stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var events = stream.ToList();
        var corrections = events.Where(e => e.Event is ICorrection).GroupBy(e => ((ICorrection)e.Event).Corrects)
            .ToDictionary(g => g.Key, g => (ICorrection)g.MaxBy(e => e.Position)!.Event);
        if (corrections.Count == 0)
            return events;
        return
        [
            .. events.Select(e => e.Event is ICorrection || !corrections.TryGetValue(e.Position, out var correction) ? e : correction.Right(e)).OfType<Envelope>(),
        ];
    }

    /// <summary>
    /// The same in the order in which it was true. What begins the stream stays its beginning: whatever is told to have been true earlier
    /// comes right after it.
    /// </summary>
    public static IReadOnlyList<Envelope> AsTrue(IEnumerable<Envelope> stream)
    {
        var events = AsRecorded(stream);
        return events.Count < 2 ? events : [events[0], .. events.Skip(1).OrderBy(e => e.EffectiveAt).ThenBy(e => e.Version)];
    }
}
