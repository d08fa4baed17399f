using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.Emergencies.Responding;

/// <summary>Everything that the response to one emergency needs to know of its past.</summary>
public sealed record EmergencyResponse
{
    public static EmergencyResponse Initial { get; } = new();

    public static Aggregate<EmergencyResponse, ResponseEvent> Aggregate { get; } = new("emergency-response", Initial, Evolve);

    public ResponsePhase Phase { get; init; }

    public EmergencyId EmergencyId { get; init; }

    public EmergencyCategory Category { get; init; }

    public Priority Priority { get; init; }

    /// <summary>True when a manager must look after it from the first moment.</summary>
    public bool SafetyRisk { get; init; }

    /// <summary>How the caller is reached; null when in no way.</summary>
    public ResponseContact? Caller { get; init; }

    /// <summary>From when the status updates count: the report, or the reopening.</summary>
    public DateTimeOffset From { get; init; }

    public DateTimeOffset OnSiteBy { get; init; }

    /// <summary>How many turns of status updates are over in this run.</summary>
    public int Updates { get; init; }

    public OfferedContractor? Contractor { get; init; }

    public Escalation Escalation { get; init; }

    public static EmergencyResponse Evolve(EmergencyResponse state, ResponseEvent @event) => @event switch
    {
        ResponseBegun e => new()
        {
            Phase = ResponsePhase.Coming,
            EmergencyId = e.EmergencyId,
            Category = e.Category,
            Priority = e.Priority,
            SafetyRisk = e.SafetyRisk,
            Caller = e.Caller,
            From = e.From,
            OnSiteBy = e.OnSiteBy,
        },
        ResponseBegunAgain e => state with
        {
            Phase = ResponsePhase.Coming,
            From = e.From,
            OnSiteBy = e.OnSiteBy,
            Updates = 0,
            Contractor = null,
            Escalation = Escalation.NotAsked,
        },
        StatusUpdated e => state with { Updates = e.Number },
        PlanChanged e => state with { Priority = e.Priority, OnSiteBy = e.OnSiteBy },
        ContractorNotified e => state with { Contractor = new(e.ContractorId, e.Contact, e.OfferedAt) },
        ContractorConfirmed => state with { Contractor = state.Contractor! with { Confirmed = true } },
        ContractorReleased => state with { Contractor = null },
        HelpArrived => state with { Phase = ResponsePhase.OnSite },
        EscalationAsked => state with { Escalation = Escalation.Asked },
        EscalationSettled => state with { Escalation = Escalation.Settled },
        FollowUpPlanned => state with { Phase = ResponsePhase.Resolved },
        FollowUpAsked => state with { Phase = ResponsePhase.FollowingUp },
        ResponseEnded => state with { Phase = ResponsePhase.Over },
        _ => throw new UnhandledEventException(nameof(EmergencyResponse), @event),
    };
}
