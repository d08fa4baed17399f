using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.Emergencies.Views;

/// <summary>How single events change an entry of the board.</summary>
internal static class BoardEntry
{
    public static EmergencyRow Of(EmergencyReported e, Envelope envelope) => new(
        envelope.Stream.Id, envelope.Version, EmergencyReference.Of(envelope.Stream.Id), e.ExternalReference,
        e.Category, e.Priority, EmergencyStatus.Reported, e.Dangers, e.Description, e.Channel,
        e.Point?.ToGeometry(), e.Address, e.Address?.Borough, e.Address?.Ward, e.Address?.District(), e.Caller,
        ReportedAt: envelope.EffectiveAt, ClockStartedAt: envelope.EffectiveAt,
        e.Deadlines.AcknowledgeBy, e.Deadlines.DispatchBy, e.Deadlines.OnSiteBy,
        AcknowledgedAt: null, OfferedAt: null, DispatchedAt: null, EnRouteAt: null, ExpectedAt: null, OnSiteAt: null,
        MadeSafeAt: null, ResolvedAt: null, ClosedAt: null, CancelledAt: null, CancelReason: null, DuplicateOf: null,
        ReopenedAt: null, TimesReopened: 0, OfferedContractorId: null, ContractorId: null, Declines: 0,
        Paused: false, PausedAt: null, PauseReason: null, PausedSeconds: 0,
        AcknowledgeSeconds: null, DispatchSeconds: null, ResponseSeconds: null,
        AcknowledgedInTime: null, DispatchedInTime: null, OnSiteInTime: null,
        Escalated: false, EscalatedAt: null, EscalationReason: null, NearlyBreached: [], Breached: [], FollowUpRaisedAt: null,
        UpdatedAt: envelope.EffectiveAt);

    public static EmergencyRow Acknowledge(this EmergencyRow row, DateTimeOffset at) => row with
    {
        Status = EmergencyStatus.Acknowledged,
        AcknowledgedAt = at,
        AcknowledgeSeconds = Promise.Seconds(row.ClockStartedAt, at),
        AcknowledgedInTime = Promise.IsKept(at, row.AcknowledgeBy, row.PausedAt),
        Breached = row.StillBreached(DeadlineKind.Acknowledge, Promise.IsKept(at, row.AcknowledgeBy, row.PausedAt)),
    };

    public static EmergencyRow Dispatch(this EmergencyRow row, Guid contractor, DateTimeOffset at) => row with
    {
        Status = EmergencyStatus.Dispatched,
        OfferedContractorId = null,
        ContractorId = contractor,
        DispatchedAt = at,
        DispatchSeconds = Promise.Seconds(row.ClockStartedAt, at),
        DispatchedInTime = Promise.IsKept(at, row.DispatchBy, row.PausedAt),
        Breached = row.StillBreached(DeadlineKind.Dispatch, Promise.IsKept(at, row.DispatchBy, row.PausedAt)),
    };

    public static EmergencyRow Arrive(this EmergencyRow row, DateTimeOffset at) => row with
    {
        Status = EmergencyStatus.OnSite,
        OnSiteAt = at,
        ResponseSeconds = Promise.Seconds(row.ClockStartedAt, at),
        OnSiteInTime = Promise.IsKept(at, row.OnSiteBy, row.PausedAt),
        Breached = row.StillBreached(DeadlineKind.OnSite, Promise.IsKept(at, row.OnSiteBy, row.PausedAt)),
    };

    public static EmergencyRow Cancel(this EmergencyRow row, EmergencyCancelled e, DateTimeOffset at) => row with
    {
        Status = EmergencyStatus.Cancelled,
        CancelledAt = at,
        CancelReason = e.Reason,
        DuplicateOf = e.DuplicateOf?.Value,
        OfferedContractorId = null,
    };

    /// <summary>A contractor who declined or was replaced takes its times along: the promise is open again.</summary>
    public static EmergencyRow WithoutContractor(this EmergencyRow row) => row with
    {
        OfferedAt = null,
        OfferedContractorId = null,
        ContractorId = null,
        DispatchedAt = null,
        DispatchSeconds = null,
        DispatchedInTime = null,
        EnRouteAt = null,
        ExpectedAt = null,
    };

    /// <summary>Whoever reopens has taken note, so a report that was cancelled unread counts as acknowledged then.</summary>
    public static EmergencyRow Reopen(this EmergencyRow row, Deadlines deadlines, DateTimeOffset at) =>
        row.WithoutContractor().Plan(deadlines) with
        {
            Status = EmergencyStatus.Reopened,
            ReopenedAt = at,
            ClockStartedAt = at,
            AcknowledgedAt = at,
            AcknowledgeSeconds = 0,
            AcknowledgedInTime = true,
            TimesReopened = row.TimesReopened + 1,
            PausedSeconds = 0,
            OnSiteAt = null,
            ResponseSeconds = null,
            OnSiteInTime = null,
            MadeSafeAt = null,
            ResolvedAt = null,
            ClosedAt = null,
            CancelledAt = null,
            CancelReason = null,
            DuplicateOf = null,
            Escalated = false,
            EscalatedAt = null,
            EscalationReason = null,
            NearlyBreached = [],
            Breached = [],
            FollowUpRaisedAt = null,
        };

    public static EmergencyRow Plan(this EmergencyRow row, Deadlines deadlines) => row with
    {
        AcknowledgeBy = deadlines.AcknowledgeBy,
        DispatchBy = deadlines.DispatchBy,
        OnSiteBy = deadlines.OnSiteBy,
    };

    /// <summary>Whoever tells late that a promise was kept in time clears it of the note that was made meanwhile.</summary>
    private static IReadOnlyList<DeadlineKind> StillBreached(this EmergencyRow row, DeadlineKind kind, bool kept) =>
        kept && row.Breached.Contains(kind) ? [.. row.Breached.Where(k => k != kind)] : row.Breached;
}
