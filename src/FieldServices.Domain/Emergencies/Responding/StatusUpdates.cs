using FieldServices.Workflows;
using static FieldServices.Domain.Emergencies.Responding.ResponsePhase;

namespace FieldServices.Domain.Emergencies.Responding;

/// <summary>The caller hears every quarter of an hour, four times, that help is still on its way.</summary>
internal static class StatusUpdates
{
    public const string Timer = "status-update";
    public const int Turns = 4;
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    /// <summary>The first turn of a run; nothing for a caller who cannot be reached.</summary>
    public static IEnumerable<Output> Begin(ResponseContact? caller, DateTimeOffset from, DateTimeOffset now) =>
        caller is null ? [] : SetNext(from, 0, now);

    /// <summary>
    /// Sends the update whose turn it is. A turn that comes late, because nothing was running, is left out: the arrival may stand in the
    /// log already and just not have been told yet, and then the message would be wrong. Turns that passed meanwhile are
    /// left out too, so a caller never gets several at once.
    /// </summary>
    public static IReadOnlyList<Output> Turn(EmergencyResponse state, WorkflowInput.TimerFired timer, DateTimeOffset now)
    {
        if (state.Phase != Coming || state.Caller is null || state.Updates >= Turns || TurnAt(state.From, timer.Due) <= state.Updates)
            return [];
        var passed = Passed(state.From, now);
        return
        [
            .. timer.Late ? [] : ResponseMessages.Update(state),
            new Output.Record(new StatusUpdated(Math.Max(passed, state.Updates + 1), Sent: !timer.Late)),
            .. SetNext(state.From, Math.Max(passed, state.Updates + 1), now),
        ];
    }

    private static IEnumerable<Output> SetNext(DateTimeOffset from, int over, DateTimeOffset now)
    {
        var next = Math.Max(Passed(from, now), over) + 1;
        return next > Turns ? [] : [new Output.SetTimer(Timer, When.At(DueOf(from, next)))];
    }

    /// <summary>Which turn a timer was set for; the database keeps times a little less exactly.</summary>
    private static int TurnAt(DateTimeOffset from, DateTimeOffset due) => (int)Math.Round((due - from) / Every);

    private static int Passed(DateTimeOffset from, DateTimeOffset now) => (int)Math.Clamp((now - from) / Every, 0, Turns);

    private static DateTimeOffset DueOf(DateTimeOffset from, int number) => from + (number * Every);
}
