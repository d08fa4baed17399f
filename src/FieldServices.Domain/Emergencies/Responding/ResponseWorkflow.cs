using FieldServices.Domain.Contractors;
using FieldServices.EventStore;
using FieldServices.Workflows;

namespace FieldServices.Domain.Emergencies.Responding;

/// <summary>What happens by itself around an emergency, from the report to the morning after.</summary>
public static class ResponseWorkflow
{
    private static readonly ResponseJson Json = ResponseJson.Default;

    public static Workflow<EmergencyResponse, ResponseEvent> Definition { get; } =
        new Workflow<EmergencyResponse, ResponseEvent>(
                EmergencyResponse.Aggregate, 1, ResponseDecision.Decide, s => s.Phase == ResponsePhase.Over, Json)
            .Event<ResponseBegun>("emergency-response.begun", 1, Json, whose: (e, _) => new StreamId(Emergency.Aggregate.StreamType, e.EmergencyId.Value))
            .Event<ResponseBegunAgain>("emergency-response.begun-again", 1, Json)
            .Event<StatusUpdated>("emergency-response.status-updated", 1, Json)
            .Event<PlanChanged>("emergency-response.plan-changed", 1, Json)
            .Event<ContractorNotified>("emergency-response.contractor-notified", 1, Json, whose: (e, _) => ContractorModule.StreamOf(e.ContractorId))
            .Event<ContractorConfirmed>("emergency-response.contractor-confirmed", 1, Json)
            .Event<ContractorReleased>("emergency-response.contractor-released", 1, Json)
            .Event<HelpArrived>("emergency-response.help-arrived", 1, Json)
            .Event<EscalationAsked>("emergency-response.escalation-asked", 1, Json)
            .Event<EscalationSettled>("emergency-response.escalation-settled", 1, Json)
            .Event<FollowUpPlanned>("emergency-response.follow-up-planned", 1, Json)
            .Event<FollowUpAsked>("emergency-response.follow-up-asked", 1, Json)
            .Event<ResponseEnded>("emergency-response.ended", 1, Json)
            .On<EmergencyReported>()
            .On<DispatchOffered>()
            .On<DispatchAccepted>()
            .On<DispatchDeclined>()
            .On<DispatchWithdrawn>()
            .On<ContractorArrived>()
            .On<EmergencyMadeSafe>()
            .On<EmergencyResolved>()
            .On<EmergencyClosed>()
            .On<EmergencyCancelled>()
            .On<EmergencyReopened>()
            .On<PriorityChanged>()
            .On<ClockResumed>()
            .On<EmergencyEscalated>()
            .On<FollowUpRaised>();
}
