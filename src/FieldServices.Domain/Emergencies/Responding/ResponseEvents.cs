using FieldServices.Domain.Contractors;

namespace FieldServices.Domain.Emergencies.Responding;

/// <summary>What a response records about itself; its state follows from these alone.</summary>
public abstract record ResponseEvent
{
    private protected ResponseEvent()
    {
    }
}

/// <summary>A report came in.</summary>
public sealed record ResponseBegun(
    EmergencyId EmergencyId,
    EmergencyCategory Category,
    Priority Priority,
    bool SafetyRisk,
    ResponseContact? Caller,
    DateTimeOffset From,
    DateTimeOffset OnSiteBy) : ResponseEvent;

/// <summary>The trouble is back; the status updates begin anew.</summary>
public sealed record ResponseBegunAgain(DateTimeOffset From, DateTimeOffset OnSiteBy) : ResponseEvent;

/// <summary>The turn of a status update came, and it was sent or left out.</summary>
public sealed record StatusUpdated(int Number, bool Sent) : ResponseEvent;

public sealed record PlanChanged(Priority Priority, DateTimeOffset OnSiteBy) : ResponseEvent;

public sealed record ContractorNotified(ContractorId ContractorId, ResponseContact? Contact, DateTimeOffset OfferedAt) : ResponseEvent;

public sealed record ContractorConfirmed(ContractorId ContractorId) : ResponseEvent;

/// <summary>The contractor who was told gave it back, or it was taken from them.</summary>
public sealed record ContractorReleased : ResponseEvent;

/// <summary>Somebody is at the place, so nobody has to be kept up to date any more.</summary>
public sealed record HelpArrived : ResponseEvent;

public sealed record EscalationAsked : ResponseEvent;

/// <summary>The on-call manager knows; or, with a code, the escalation was not possible.</summary>
public sealed record EscalationSettled(string? Refusal = null) : ResponseEvent;

public sealed record FollowUpPlanned(DateTimeOffset Due) : ResponseEvent;

public sealed record FollowUpAsked : ResponseEvent;

/// <summary>Nothing more is expected, unless the emergency is reopened.</summary>
public sealed record ResponseEnded(string Reason) : ResponseEvent;
