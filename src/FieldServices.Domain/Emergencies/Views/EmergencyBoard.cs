using FieldServices.Domain.Shared;
using FieldServices.Domain.Shared.Formats;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;

namespace FieldServices.Domain.Emergencies.Views;

public static class EmergencyBoard
{
    public static View<EmergencyRow> View { get; } = new View<EmergencyRow>(
            "emergencies",
            5,
            DomainJson.Default,
            row => row.Id,
            [
                typeof(EmergencyReported), typeof(EmergencyLocated), typeof(EmergencyAcknowledged), typeof(DispatchOffered),
                typeof(DispatchWithdrawn), typeof(DispatchAccepted), typeof(DispatchDeclined), typeof(TravelStarted),
                typeof(ContractorArrived), typeof(EmergencyMadeSafe), typeof(EmergencyResolved), typeof(EmergencyClosed),
                typeof(EmergencyCancelled), typeof(EmergencyReopened), typeof(PriorityChanged), typeof(ClockPaused), typeof(ClockResumed),
                typeof(EmergencyEscalated), typeof(FollowUpRaised), typeof(DeadlineNearlyBreached), typeof(DeadlineBreached), typeof(EmergencyCorrected), typeof(CustomerLinked),
            ],
            Evolve)
        .Index(row => row.Status, row => row.ReportedAt)
        .Index(row => row.ReportedAt)
        .Index(row => row.Priority, row => row.ReportedAt)
        .Index(row => row.Category, row => row.ReportedAt)
        .Index(row => row.Borough, row => row.ReportedAt)
        .Index(row => row.ContractorId)
        .Index(row => row.CustomerId, row => row.ReportedAt)
        .Index(row => row.OfferedContractorId)
        .Index(row => row.OnSiteBy)
        .Index(row => row.Escalated, row => row.ReportedAt)
        .Index(row => row.FollowUpRaisedAt)
        .Index(row => row.Reference)
        .Index(row => row.ExternalReference)
        .TextIndex(row => row.ExternalReference)
        .Index(row => row.Point)
        .Findable("callerPhone", row => row.Contact, "phone", PersonalLookups.Phone)
        .Findable("callerEmail", row => row.Contact, "email", PersonalLookups.Email)
        .EffectiveTime();

    private static EmergencyRow? Evolve(EmergencyRow? row, Envelope envelope) => envelope.Event switch
    {
        EmergencyReported e => BoardEntry.Of(e, envelope),
        EmergencyEvent e => Change(Rows.Existing(row, envelope), e, envelope.EffectiveAt) with
        {
            Version = envelope.Version,
            UpdatedAt = envelope.EffectiveAt,
        },
        _ => throw new UnhandledEventException(nameof(EmergencyBoard), envelope.Event),
    };

    private static EmergencyRow Change(EmergencyRow row, EmergencyEvent @event, DateTimeOffset at) => @event switch
    {
        EmergencyReported or EmergencyCorrected => row,
        CustomerLinked e => row with { CustomerId = e.CustomerId.Value },
        EmergencyLocated e => row with { Point = e.Point.ToGeometry() },
        EmergencyAcknowledged => row.Acknowledge(at),
        DispatchOffered e => row.WithoutContractor() with
        {
            Status = EmergencyStatus.Dispatching, OfferedAt = at, OfferedContractorId = e.ContractorId.Value,
        },
        DispatchWithdrawn => row.WithoutContractor() with { Status = EmergencyStatus.Acknowledged },
        DispatchDeclined => row.WithoutContractor() with { Status = EmergencyStatus.Acknowledged, Declines = row.Declines + 1 },
        DispatchAccepted e => row.Dispatch(e.ContractorId.Value, at),
        TravelStarted e => row with { Status = EmergencyStatus.EnRoute, EnRouteAt = at, ExpectedAt = e.ExpectedAt },
        ContractorArrived => row.Arrive(at),
        EmergencyMadeSafe => row with { Status = EmergencyStatus.MadeSafe, MadeSafeAt = at },
        EmergencyResolved => row with { Status = EmergencyStatus.Resolved, ResolvedAt = at },
        EmergencyClosed => row with { Status = EmergencyStatus.Closed, ClosedAt = at },
        EmergencyCancelled e => row.Cancel(e, at),
        EmergencyReopened e => row.Reopen(e.Deadlines, at),
        PriorityChanged e => row.Plan(e.Deadlines) with { Priority = e.To },
        ClockPaused e => row with { Paused = true, PausedAt = at, PauseReason = e.Reason },
        ClockResumed e => row.Plan(e.Deadlines) with
        {
            Paused = false, PausedAt = null, PauseReason = null, PausedSeconds = row.PausedSeconds + e.Paused.TotalSeconds,
        },
        EmergencyEscalated e => row with { Escalated = true, EscalatedAt = at, EscalationReason = e.Reason },
        FollowUpRaised => row with { FollowUpRaisedAt = at },
        DeadlineNearlyBreached e => row with { NearlyBreached = [.. row.NearlyBreached.Union([e.Deadline])] },
        DeadlineBreached e => row with { Breached = [.. row.Breached.Union([e.Deadline])] },
        _ => throw new UnhandledEventException(nameof(EmergencyBoard), @event),
    };
}
