using FieldServices.Workflows;
using static FieldServices.Domain.Emergencies.Responding.ResponsePhase;

namespace FieldServices.Domain.Emergencies.Responding;

/// <summary>What the response does about each input.</summary>
internal static class ResponseDecision
{
    public static IReadOnlyList<Output> Decide(EmergencyResponse state, WorkflowInput input, DateTimeOffset now) => input switch
    {
        WorkflowInput.Happened { Event: EmergencyReported e } told =>
            state.Phase != NotBegun || History.IsIt(told, now) ? [] : Begin(new EmergencyId(told.Envelope.Stream.Id), e, now),
        // Nothing else begins a response: of a report that was told as history there is nothing to go on.
        _ when state.Phase == NotBegun => [],
        WorkflowInput.Happened { Event: EmergencyEvent e } => Happened(state, e, now),
        WorkflowInput.TimerFired { Key: StatusUpdates.Timer } timer => StatusUpdates.Turn(state, timer, now),
        WorkflowInput.TimerFired { Key: FollowUp.Raise } => FollowUp.Due(state),
        WorkflowInput.Answered { Key: SafetyRisk.Escalate } answer => SafetyRisk.Answered(state, answer.Outcome),
        WorkflowInput.Answered { Key: FollowUp.Raise } answer => FollowUp.Answered(state, answer.Outcome),
        _ => [],
    };

    private static IReadOnlyList<Output> Happened(EmergencyResponse state, EmergencyEvent @event, DateTimeOffset now) => @event switch
    {
        EmergencyReopened e => e.At == state.From ? [] : BeginAgain(state, e, now),
        EmergencyEscalated e => SafetyRisk.Recorded(state, e),
        DispatchOffered e when state.Phase == Coming => ContractorNotice.Offered(state, e),
        DispatchAccepted e when state.Phase == Coming => ContractorNotice.Accepted(state, e),
        DispatchDeclined or DispatchWithdrawn when state is { Phase: Coming, Contractor: not null } => [new Output.Record(new ContractorReleased())],
        PriorityChanged e when state.Phase == Coming => Replan(state, e.To, e.Deadlines),
        ClockResumed e when state.Phase == Coming => Replan(state, state.Priority, e.Deadlines),
        ContractorArrived or EmergencyMadeSafe when state.Phase == Coming => [StopUpdates, new Output.Record(new HelpArrived())],
        EmergencyResolved e when state.Phase is Coming or OnSite => [StopUpdates, .. FollowUp.Plan(e.At)],
        Emergencies.FollowUpRaised => FollowUp.Recorded(state),
        EmergencyCancelled when state.Phase != Over => End("cancelled"),
        // Closing follows resolving, and what is closed is followed up all the same; a file closed in another way needs nothing more.
        EmergencyClosed when state.Phase is Coming or OnSite => End("closed"),
        _ => [],
    };

    private static Output StopUpdates { get; } = new Output.CancelTimer(StatusUpdates.Timer);

    private static IReadOnlyList<Output> Begin(EmergencyId id, EmergencyReported e, DateTimeOffset now)
    {
        var caller = ResponseContact.Of(e.Caller?.Phone, e.Caller?.Email);
        var begun = new ResponseBegun(id, e.Category, e.Priority, SafetyRisk.Is(e.Category, e.Dangers), caller, e.At, e.Deadlines.OnSiteBy);
        var state = EmergencyResponse.Evolve(EmergencyResponse.Initial, begun);
        return
        [
            new Output.Record(begun),
            .. ResponseMessages.Received(state, e.Dangers),
            ResponseMessages.Alert(state),
            .. SafetyRisk.Begin(state),
            .. StatusUpdates.Begin(caller, e.At, now),
        ];
    }

    private static IReadOnlyList<Output> BeginAgain(EmergencyResponse state, EmergencyReopened e, DateTimeOffset now)
    {
        var begun = new ResponseBegunAgain(e.At, e.Deadlines.OnSiteBy);
        var next = EmergencyResponse.Evolve(state, begun);
        return
        [
            new Output.Record(begun),
            new Output.CancelTimer(FollowUp.Raise),
            ResponseMessages.Alert(next),
            .. SafetyRisk.Begin(next),
            .. StatusUpdates.Begin(state.Caller, e.At, now),
        ];
    }

    /// <summary>What has become a danger to life is told the team again, because now it goes before everything else.</summary>
    private static IReadOnlyList<Output> Replan(EmergencyResponse state, Priority priority, Deadlines deadlines)
    {
        var changed = new PlanChanged(priority, deadlines.OnSiteBy);
        if (changed == new PlanChanged(state.Priority, state.OnSiteBy))
            return [];
        var raised = priority == Priority.P1 && state.Priority != Priority.P1;
        return [new Output.Record(changed), .. raised ? [ResponseMessages.Alert(EmergencyResponse.Evolve(state, changed))] : Array.Empty<Output>()];
    }

    private static IReadOnlyList<Output> End(string reason) =>
        [StopUpdates, new Output.CancelTimer(FollowUp.Raise), new Output.Record(new ResponseEnded(reason))];
}
