using FieldServices.EventStore.Reading;

namespace FieldServices.EventStore.Caching;

/// <summary>A state as it is remembered.</summary>
/// <param name="Key">Whose state it is.</param>
/// <param name="State">The state.</param>
/// <param name="Version">The stream version of the last folded event.</param>
/// <param name="Position">Its log position.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="EffectiveAt">Its effective time.</param>
/// <param name="Bytes">What it takes, by the stored bodies that it was folded from.</param>
/// <param name="SnapshotAt">The version of the latest snapshot that is known; 0 when there is none, less when there is one to be replaced at once.</param>
internal sealed record Entry(
    (TenantId Tenant, StreamId Stream) Key, object State, long Version, long Position, DateTimeOffset RecordedAt, DateTimeOffset? EffectiveAt, long Bytes, long SnapshotAt)
{
    // What an entry takes besides its events: keys, links and the state's own frame.
    public const int Frame = 512;

    public static Entry Empty(TenantId tenant, StreamId stream, object initial) => new((tenant, stream), initial, 0, 0, default, null, Frame, 0);

    public Folded<TState> As<TState>() => new((TState)State, Version, Position, EffectiveAt);

    public Entry After<TState>(Envelope envelope, StateFold<TState> fold, int size)
        where TState : class
    {
        var next = As<TState>().After(envelope, fold.Evolve);
        return this with
        {
            State = next.State, Version = next.Version, Position = next.Position, EffectiveAt = next.EffectiveAt,
            RecordedAt = envelope.RecordedAt, Bytes = Bytes + size,
        };
    }
}
