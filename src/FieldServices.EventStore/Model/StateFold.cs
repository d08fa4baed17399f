namespace FieldServices.EventStore;

/// <summary>How a state follows from the events of a stream.</summary>
/// <typeparam name="TState">The state's type, the same for every use of one stream type; immutable.</typeparam>
/// <param name="Initial">The state of a stream without events.</param>
/// <param name="Evolve">State and event in, next state out; pure.</param>
/// <param name="Snapshots">How it is kept between two readings; null when it is always folded from the first event.</param>
public sealed record StateFold<TState>(TState Initial, Func<TState, object, TState> Evolve, SnapshotFormat? Snapshots = null)
    where TState : class;
