namespace FieldServices.EventStore;

/// <summary>How the state of one kind of stream follows from its events: a pure fold.</summary>
/// <typeparam name="TState">An immutable record; everything a decision needs to know of the past.</typeparam>
/// <typeparam name="TEvent">The closed hierarchy of events of the stream.</typeparam>
/// <param name="StreamType">The stream type of <see cref="StreamId"/>.</param>
/// <param name="Initial">The state of a stream without events.</param>
/// <param name="Evolve">State and event in, next state out; total, pure, never null.</param>
public sealed record Aggregate<TState, TEvent>(string StreamType, TState Initial, Func<TState, TEvent, TState> Evolve)
    where TState : class
    where TEvent : class
{
    /// <summary>Folds events in order.</summary>
    public TState Fold(IEnumerable<TEvent> events) => events.Aggregate(Initial, Evolve);
}
