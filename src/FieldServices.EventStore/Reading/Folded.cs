namespace FieldServices.EventStore.Reading;

/// <summary>A state with how far it was folded.</summary>
/// <typeparam name="TState">The state's type.</typeparam>
/// <param name="State">The state.</param>
/// <param name="Version">The stream version of the last folded event; 0 when there was none.</param>
/// <param name="Position">Its log position; 0 when there was none.</param>
/// <param name="EffectiveAt">Its effective time; null when there was none.</param>
public sealed record Folded<TState>(TState State, long Version, long Position, DateTimeOffset? EffectiveAt);
