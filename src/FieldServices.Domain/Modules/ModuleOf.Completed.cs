namespace FieldServices.Domain.Modules;

/// <content>What events say besides what their commands decided.</content>
public sealed partial class Module<TState, TEvent, TStatus>
{
    private Func<TState, TEvent, TEvent>? completion;

    /// <summary>Adds to every event of a decision what follows from the state before it; pure, and applied before anything is stored.</summary>
    public Module<TState, TEvent, TStatus> Completes(Func<TState, TEvent, TEvent> complete)
    {
        completion = complete;
        return this;
    }

    internal IReadOnlyList<TEvent> Completed(TState state, IReadOnlyList<TEvent> events)
    {
        if (completion is null)
            return events;
        List<TEvent> completed = [];
        foreach (var @event in events)
        {
            completed.Add(completion(state, @event));
            state = Aggregate.Evolve(state, @event);
        }

        return completed;
    }
}
