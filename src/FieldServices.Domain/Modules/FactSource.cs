using FieldServices.EventStore;

namespace FieldServices.Domain.Modules;

/// <summary>A fact that a decision needs about another thing: its state now, folded from its own stream by whoever runs the command.</summary>
public abstract class FactSource
{
    public abstract Module Module { get; }

    /// <summary>The thing that the first one refers to, when the decision needs that too; it is then given a <see cref="FactPair"/>.</summary>
    public FurtherFact? Further { get; init; }

    /// <summary>What others have claimed beside, when the decision needs that too; together with <see cref="Further"/>.</summary>
    public ClaimsBeside? Beside { get; init; }

    /// <summary>True when a command may name none and the decision chooses: it is then given an <see cref="EveryFact"/>.</summary>
    public bool OrAll { get; init; }

    /// <summary>Which thing, from the commanded one, its state and the command; null when they name none, then the fact is null too.</summary>
    public abstract Guid? IdFor(StreamId? own, object state, object command);
}

/// <inheritdoc/>
/// <param name="module">The other thing's module; asked for late, because modules may need facts of each other.</param>
/// <param name="id">Which thing a command means.</param>
public sealed class FactSource<TCommand>(Func<Module> module, Func<TCommand, Guid?> id) : FactSource
{
    public FactSource(Module module, Func<TCommand, Guid?> id)
        : this(() => module, id)
    {
    }

    public override Module Module => module();

    public override Guid? IdFor(StreamId? own, object state, object command) => id((TCommand)command);
}

/// <inheritdoc/>
public sealed class FactSource<TState, TCommand>(Module module, Func<TState, TCommand, Guid?> id) : FactSource
{
    public override Module Module => module;

    public override Guid? IdFor(StreamId? own, object state, object command) => id((TState)state, (TCommand)command);
}
