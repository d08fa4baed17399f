namespace FieldServices.Domain.Modules;

/// <summary>A fact that a decision needs about another thing: its state now, folded from its own stream by whoever runs the command.</summary>
public abstract class FactSource
{
    public abstract Module Module { get; }

    /// <summary>Which thing; null when the command names none, then the fact is null too.</summary>
    public abstract Guid? IdFor(object command);
}

/// <inheritdoc/>
public sealed class FactSource<TCommand>(Module module, Func<TCommand, Guid?> id) : FactSource
{
    public override Module Module => module;

    public override Guid? IdFor(object command) => id((TCommand)command);
}
