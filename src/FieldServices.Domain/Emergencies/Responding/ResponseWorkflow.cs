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
                EmergencyResponse.Aggregate, 1, ResponseDecision.Decide, s => s.Phase == ResponsePhase.Over, Json.EmergencyResponse)
            .Event("emergency-response.begun", 1, Json.ResponseBegun, whose: (e, _) => new StreamId(Emergency.Aggregate.StreamType, e.EmergencyId.Value))
            .Event("emergency-response.begun-again", 1, Json.ResponseBegunAgain)
            .Event("emergency-response.status-updated", 1, Json.StatusUpdated)
            .Event("emergency-response.plan-changed", 1, Json.PlanChanged)
            .Event("emergency-response.contractor-notified", 1, Json.ContractorNotified, whose: (e, _) => ContractorModule.StreamOf(e.ContractorId))
            .Event("emergency-response.contractor-confirmed", 1, Json.ContractorConfirmed)
            .Event("emergency-response.contractor-released", 1, Json.ContractorReleased)
            .Event("emergency-response.help-arrived", 1, Json.HelpArrived)
            .Event("emergency-response.escalation-asked", 1, Json.EscalationAsked)
            .Event("emergency-response.escalation-settled", 1, Json.EscalationSettled)
            .Event("emergency-response.follow-up-planned", 1, Json.FollowUpPlanned)
            .Event("emergency-response.follow-up-asked", 1, Json.FollowUpAsked)
            .Event("emergency-response.ended", 1, Json.ResponseEnded)
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
