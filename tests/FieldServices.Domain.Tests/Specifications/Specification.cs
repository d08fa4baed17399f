using FieldServices.Domain.Modules;
using FieldServices.EventStore;

namespace FieldServices.Domain.Tests.Specifications;

/// <summary>Given what happened, when a command comes, then these events or that rejection; no mocks, no clock.</summary>
public sealed class Specification(Module module, IEnumerable<object> history)
{
    private object state = history.Aggregate(module.Initial, module.Evolve);

    public static Specification Given(Module module, params object[] history) => new(module, history);

    public Outcome When(object command, DateTimeOffset at, object? facts = null, StreamId? within = null)
    {
        var line = module.Commands.Single(c => c.ClrType == command.GetType());
        Assert.Empty(line.Validate(command).Errors.Select(e => $"{e.PropertyName}: {e.ErrorMessage}"));
        var decision = line.Decide(state, command, facts, at, within);
        var before = module.ClaimsOf(state);
        state = decision is Decision<object>.Accepted accepted ? accepted.Events.Aggregate(state, module.Evolve) : state;
        return new Outcome(decision, ClaimChanges.Between(before, module.ClaimsOf(state)));
    }
}
