namespace FieldServices.EventStore.Appending;

/// <summary>An append whose events are already in their stored form, so that whatever can be wrong with them fails its caller alone.</summary>
/// <param name="append">The append.</param>
/// <param name="types">The type of each event.</param>
/// <param name="bodies">The stored body of each event.</param>
internal sealed class EncodedAppend(Append append, EventType[] types, byte[][] bodies)
{
    public Append Append => append;

    public EventType[] Types => types;

    public byte[][] Bodies => bodies;

    public int Bytes { get; } = bodies.Sum(b => b.Length);
}
