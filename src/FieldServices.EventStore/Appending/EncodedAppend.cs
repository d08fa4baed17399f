namespace FieldServices.EventStore.Appending;

/// <summary>An append whose events are already in their stored form, so that whatever can be wrong with them fails its caller alone.</summary>
internal sealed class EncodedAppend
{
    public EncodedAppend(Append append, EventCatalog catalog)
    {
        if (append.Events.Count == 0)
            throw new ArgumentException("An append needs at least one event.", nameof(append));
        Append = append;
        Types = [.. append.Events.Select(catalog.Of)];
        Bodies = [.. append.Events.Select(catalog.Serialize)];
        Bytes = Bodies.Sum(b => b.Length);
    }

    public Append Append { get; }

    public EventType[] Types { get; }

    public byte[][] Bodies { get; }

    public int Bytes { get; }
}
