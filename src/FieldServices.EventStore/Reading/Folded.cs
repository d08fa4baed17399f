namespace FieldServices.EventStore.Reading;

/// <summary>A state with how far it was folded.</summary>
/// <typeparam name="TState">The state's type.</typeparam>
/// <param name="State">The state.</param>
/// <param name="Version">The stream version of the last folded event; 0 when there was none.</param>
/// <param name="Position">Its log position; 0 when there was none.</param>
/// <param name="EffectiveAt">Its effective time; null when there was none.</param>
public sealed record Folded<TState>(TState State, long Version, long Position, DateTimeOffset? EffectiveAt)
{
    /// <summary>What follows when an event is folded in. A retired one changes nothing but how far it was folded.</summary>
    public Folded<TState> After(Envelope envelope, Func<TState, object, TState> evolve)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        ArgumentNullException.ThrowIfNull(evolve);
        return new(envelope.Type.IsRetired ? State : evolve(State, envelope.Event), envelope.Version, envelope.Position, envelope.EffectiveAt);
    }
}
