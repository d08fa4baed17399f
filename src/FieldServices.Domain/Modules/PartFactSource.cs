using FieldServices.EventStore;

namespace FieldServices.Domain.Modules;

/// <summary>The state of a part, whose id follows from that of the whole.</summary>
/// <param name="module">The part's module; asked for late, because modules may need facts of each other.</param>
/// <param name="id">Which part a command means.</param>
public sealed class PartFactSource<TCommand>(Func<Module> module, Func<Guid, TCommand, Guid?> id) : FactSource
{
    public override Module Module => module();

    public override Guid? IdFor(StreamId? own, object state, object command) => own is { } whole ? id(whole.Id, (TCommand)command) : null;
}
