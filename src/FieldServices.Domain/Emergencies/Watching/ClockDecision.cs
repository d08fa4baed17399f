using FieldServices.Workflows;

namespace FieldServices.Domain.Emergencies.Watching;

/// <summary>What the watch over the clock does about each input.</summary>
internal static class ClockDecision
{
    public static IReadOnlyList<Output> Decide(ClockWatch state, WorkflowInput input, DateTimeOffset now) => input switch
    {
        WorkflowInput.Happened { Event: EmergencyEvent e } told => Happened(state, e, told, now),
        WorkflowInput.TimerFired fired => ClockTimer.All.FirstOrDefault(t => t.Key == fired.Key) is { } timer ? Due(state, timer, now) : [],
        WorkflowInput.Answered { Outcome: CommandOutcome.Rejected refused } answer => [new Output.Record(new NoteRefused(answer.Key, refused.Reason.Code))],
        WorkflowInput.Answered { Outcome: CommandOutcome.Discarded } answer => [new Output.Record(new NoteRefused(answer.Key, "discarded"))],
        _ => [],
    };

    private static IReadOnlyList<Output> Happened(ClockWatch state, EmergencyEvent @event, WorkflowInput.Happened told, DateTimeOffset now)
    {
        if (!Concerns(state, @event, told, now))
            return [];
        var clock = (state.Clock ?? ResponseClock.Initial).After(@event);
        if (clock == state.Clock)
            return [];
        var planned = new ClockPlanned(new EmergencyId(told.Envelope.Stream.Id), clock);
        var next = ClockWatch.Evolve(state, planned);
        return [new Output.Record(planned), .. TooLate(state, next, now), .. Changed(state, next)];
    }

    /// <summary>History sets nothing in motion; a reopening begins a watch by itself, because it brings its own deadlines.</summary>
    private static bool Concerns(ClockWatch state, EmergencyEvent @event, WorkflowInput.Happened told, DateTimeOffset now) => @event switch
    {
        EmergencyReported => state.Clock is null && !History.IsIt(told, now),
        EmergencyReopened => state.Clock is not null || !History.IsIt(told, now),
        _ => state.Clock is not null && !state.IsFinished,
    };

    /// <summary>What has just been settled too late while nobody looked is a breach all the same; what was settled before is not judged again.</summary>
    private static IEnumerable<Output> TooLate(ClockWatch before, ClockWatch after, DateTimeOffset now) =>
        from timer in ClockTimer.All
        where timer.Breached && before.Clock?.SettledAt(timer.Deadline) is null && after.Clock!.SettledAt(timer.Deadline) is not null
        where after.Clock!.IsBreached(timer.Deadline, now) && !after.Asked.Contains(timer.NoteOn(after.Clock!))
        from output in timer.Ask(after)
        select output;

    private static IEnumerable<Output> Changed(ClockWatch before, ClockWatch after)
    {
        foreach (var timer in ClockTimer.All.Where(t => t.DueIn(before) != t.DueIn(after)))
            yield return timer.DueIn(after) is { } due ? new Output.SetTimer(timer.Key, When.At(due)) : new Output.CancelTimer(timer.Key);
    }

    /// <summary>A breach is a fact, however late it is found. A warning is of use only before the deadline, so a late one is left out.</summary>
    private static IReadOnlyList<Output> Due(ClockWatch state, ClockTimer timer, DateTimeOffset now) =>
        timer.DueIn(state) is null || (!timer.Breached && state.Clock!.IsBreached(timer.Deadline, now)) ? [] : timer.Ask(state);
}
