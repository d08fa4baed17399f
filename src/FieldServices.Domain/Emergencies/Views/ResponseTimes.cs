using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;

namespace FieldServices.Domain.Emergencies.Views;

/// <summary>The first arrival at each emergency; what happens after it changes nothing here.</summary>
public static class ResponseTimes
{
    public static View<ResponseTimeRow> View { get; } = new View<ResponseTimeRow>(
            "response_times",
            3,
            DomainJson.Default,
            row => row.Id,
            [
                typeof(EmergencyReported), typeof(DispatchAccepted), typeof(DispatchDeclined), typeof(DispatchWithdrawn),
                typeof(ContractorArrived), typeof(EmergencyReopened), typeof(PriorityChanged), typeof(ClockPaused), typeof(ClockResumed),
                typeof(EmergencyCorrected),
            ],
            Evolve)
        .Index(row => row.Borough, row => row.ReportedAt)
        .Index(row => row.Category, row => row.ReportedAt)
        .Index(row => row.Priority, row => row.ReportedAt)
        .Index(row => row.ContractorId, row => row.ReportedAt)
        .Index(row => row.Ward)
        .Index(row => row.Hour)
        .Index(row => row.ReportedAt);

    private static ResponseTimeRow? Evolve(ResponseTimeRow? row, Envelope envelope) => envelope.Event switch
    {
        EmergencyReported e => Begin(e, envelope),
        EmergencyEvent e when row is { OnSiteAt: not null } => AfterArrival(row, e),
        EmergencyEvent e => BeforeArrival(Rows.Existing(row, envelope), e, envelope.EffectiveAt),
        _ => throw new UnhandledEventException(nameof(ResponseTimes), envelope.Event),
    };

    private static ResponseTimeRow Begin(EmergencyReported e, Envelope envelope) => new(
        envelope.Stream.Id, e.Category, e.Priority, e.Address?.Borough, e.Address?.Ward, e.Address?.District(),
        ContractorId: null, envelope.EffectiveAt.UtcDateTime.Hour, envelope.EffectiveAt, e.Deadlines.OnSiteBy,
        PausedAt: null, DispatchedAt: null, OnSiteAt: null, DispatchSeconds: null, ResponseSeconds: null, WithinSla: null);

    private static ResponseTimeRow BeforeArrival(ResponseTimeRow row, EmergencyEvent @event, DateTimeOffset at) => @event switch
    {
        EmergencyReported or EmergencyCorrected => row,
        DispatchAccepted e => row with
        {
            ContractorId = e.ContractorId.Value, DispatchedAt = at, DispatchSeconds = Promise.Seconds(row.ReportedAt, at),
        },
        DispatchDeclined or DispatchWithdrawn => row with { ContractorId = null, DispatchedAt = null, DispatchSeconds = null },
        ContractorArrived => row with
        {
            OnSiteAt = at,
            ResponseSeconds = Promise.Seconds(row.ReportedAt, at),
            WithinSla = Promise.IsKept(at, row.OnSiteBy, row.PausedAt),
        },
        EmergencyReopened e => row with
        {
            ReportedAt = at,
            Hour = at.UtcDateTime.Hour,
            OnSiteBy = e.Deadlines.OnSiteBy,
            ContractorId = null,
            DispatchedAt = null,
            DispatchSeconds = null,
        },
        PriorityChanged e => row with { Priority = e.To, OnSiteBy = e.Deadlines.OnSiteBy },
        ClockPaused => row with { PausedAt = at },
        ClockResumed e => row with { PausedAt = null, OnSiteBy = e.Deadlines.OnSiteBy },
        _ => throw new UnhandledEventException(nameof(ResponseTimes), @event),
    };

    private static ResponseTimeRow AfterArrival(ResponseTimeRow row, EmergencyEvent @event) => @event switch
    {
        EmergencyReported or DispatchAccepted or DispatchDeclined or DispatchWithdrawn or ContractorArrived
            or EmergencyReopened or PriorityChanged or ClockPaused or ClockResumed or EmergencyCorrected => row,
        _ => throw new UnhandledEventException(nameof(ResponseTimes), @event),
    };
}
