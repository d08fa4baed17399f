using FieldServices.EventStore;

namespace FieldServices.Domain.Modules;

/// <content>Things that consist of other things, which are changed together with them.</content>
public sealed partial class Module<TState, TEvent, TStatus>
{
    private Func<Guid, TState, TEvent, IEnumerable<Carried>>? carries;
    private Func<TState, StreamId?>? wholeOf;
    private Func<StreamId, Rejection>? notAlone;
    private IReadOnlyList<string> onlyWithin = [];
    private string? wholeProperty;

    public override IReadOnlyList<string> OnlyWithin => onlyWithin;

    public override string? WholeProperty => wholeProperty;

    public override IReadOnlyList<Carried> CarriedBy(Guid id, object before, IReadOnlyList<object> events)
    {
        if (carries is null)
            return [];
        var (state, carried) = ((TState)before, new List<Carried>());
        foreach (var @event in events.Cast<TEvent>())
        {
            carried.AddRange(carries(id, state, @event));
            state = Aggregate.Evolve(state, @event);
        }

        return carried;
    }

    public override bool IsOnlyWithin(string command, object state) => onlyWithin.Contains(command) && wholeOf!((TState)state) is not null;

    /// <summary>What an event asks of other things, from the id and the state before it; they agree, or the event does not happen.</summary>
    public Module<TState, TEvent, TStatus> Carries(Func<Guid, TState, TEvent, IEnumerable<Carried>> of)
    {
        carries = of;
        return this;
    }

    /// <summary>A thing may be part of another one: then these commands come only with a command of that.</summary>
    /// <param name="whole">What the thing is part of; null when it stands alone.</param>
    /// <param name="commands">By name.</param>
    /// <param name="refusal">What they are told when they come alone, from the whole.</param>
    /// <param name="property">The property of the list's rows that says the same as <paramref name="whole"/>.</param>
    public Module<TState, TEvent, TStatus> PartOf(Func<TState, StreamId?> whole, IReadOnlyList<string> commands, Func<StreamId, Rejection> refusal, string property)
    {
        (wholeOf, onlyWithin, notAlone, wholeProperty) = (whole, commands, refusal, property);
        return this;
    }

    private Rejection? NotAlone(string command, TState state, StreamId? within) =>
        IsOnlyWithin(command, state) && wholeOf!(state) is { } whole && whole != within ? notAlone!(whole) : null;
}
