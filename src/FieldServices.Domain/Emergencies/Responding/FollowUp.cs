using FieldServices.Domain.Shared;
using FieldServices.Workflows;
using static FieldServices.Domain.Emergencies.Responding.ResponsePhase;

namespace FieldServices.Domain.Emergencies.Responding;

/// <summary>The morning after an emergency was resolved, somebody is to ask how things are.</summary>
internal static class FollowUp
{
    /// <summary>The key of the timer, and the workflow's own name for the command.</summary>
    public const string Raise = "follow-up";

    private static readonly TimeOnly Morning = new(9, 0);

    public static IReadOnlyList<Output> Plan(DateTimeOffset resolvedAt)
    {
        var when = When.Local(resolvedAt, days: 1, Morning, LondonTime.Zone);
        return [new Output.SetTimer(Raise, when), new Output.Record(new FollowUpPlanned(when.Due))];
    }

    /// <summary>However late the morning comes, the task is still to be done.</summary>
    public static IReadOnlyList<Output> Due(EmergencyResponse state) => state.Phase != Resolved ? [] :
        [new Output.Send(Raise, new RaiseFollowUp(), state.EmergencyId.Value), new Output.Record(new FollowUpAsked())];

    /// <summary>It is on the list; the office is told, whoever put it there.</summary>
    public static IReadOnlyList<Output> Recorded(EmergencyResponse state) => state.Phase is not (Resolved or FollowingUp) ? [] :
        [new Output.CancelTimer(Raise), ResponseMessages.Office(state), new Output.Record(new ResponseEnded("followed-up"))];

    /// <summary>A refusal means that somebody was faster or has reopened it. What could not be delivered is told the office all the same.</summary>
    public static IReadOnlyList<Output> Answered(EmergencyResponse state, CommandOutcome outcome) => (state.Phase, outcome) switch
    {
        (FollowingUp, CommandOutcome.Rejected refused) => [new Output.Record(new ResponseEnded(refused.Reason.Code))],
        (FollowingUp, CommandOutcome.Discarded) => [ResponseMessages.Office(state), new Output.Record(new ResponseEnded("discarded"))],
        _ => [],
    };
}
