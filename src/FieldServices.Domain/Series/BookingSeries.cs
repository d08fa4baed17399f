using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using FieldServices.EventStore;

namespace FieldServices.Domain.Series;

/// <summary>Everything that decisions need to know of a series of bookings.</summary>
public sealed record BookingSeries
{
    public static BookingSeries Initial { get; } = new();

    public static Aggregate<BookingSeries, SeriesEvent> Aggregate { get; } = new("series", Initial, Evolve);

    public SeriesTerms? Terms { get; init; }

    public string Rule { get; init; } = "";

    public DateTime Start { get; init; }

    public int HorizonDays { get; init; }

    /// <summary>Which plan it follows; a change of the rule begins the next.</summary>
    public int Plan { get; init; }

    /// <summary>Everything up to and with this day is planned; null before anything is.</summary>
    public DateOnly? Through { get; init; }

    /// <summary>The first day without visits; null while it goes on.</summary>
    public DateOnly? EndedFrom { get; init; }

    /// <summary>Days that are left out.</summary>
    public IReadOnlyList<DateOnly> Skipped { get; init; } = [];

    /// <summary>Visits to come that were moved before they were planned.</summary>
    public IReadOnlyList<Visit> Moved { get; init; } = [];

    /// <summary>What was planned and is not long past.</summary>
    public IReadOnlyList<PlannedVisit> Visits { get; init; } = [];

    /// <summary>Who got the last visit, when nobody was named.</summary>
    public TechnicianId? LastTechnician { get; init; }

    public DateTimeOffset LastAt { get; init; }

    public int Withdrawing => Visits.Count(v => v.Standing == VisitStanding.Withdrawing);

    /// <summary>The visit of a day that is planned and not given back.</summary>
    public PlannedVisit? Standing(DateOnly day) => Visits.LastOrDefault(v => v.Visit.Day == day && v.Standing is not (VisitStanding.Withdrawn or VisitStanding.Withdrawing));

    public static BookingSeries Evolve(BookingSeries state, SeriesEvent @event) =>
        Apply(state, @event) with { LastAt = state.LastAt > @event.At ? state.LastAt : @event.At };

    private static BookingSeries Apply(BookingSeries state, SeriesEvent @event) => @event switch
    {
        SeriesBegun e => state with { Terms = e.Terms, Rule = e.Rule, Start = e.Start, HorizonDays = e.HorizonDays },
        VisitPlanned e => state with
        {
            Visits = [.. state.Visits, new(e.Visit, VisitStanding.Planned)],
            Moved = [.. state.Moved.Where(m => m.Day != e.Visit.Day)],
        },
        VisitSkipped e => state with { Skipped = state.Skipped.Contains(e.Day) ? state.Skipped : [.. state.Skipped, e.Day] },
        SeriesPlanned e => state with { Through = e.Through, Visits = [.. state.Visits.Where(v => v.Visit.Day > e.Through.AddDays(-state.HorizonDays - 31))] },
        VisitMoved e => state.Standing(e.Visit.Day) is null
            ? state with { Moved = [.. state.Moved.Where(m => m.Day != e.Visit.Day), e.Visit] }
            : state with { Visits = [.. state.Visits.Select(v => (v.Visit.Day, v.Visit.Plan) == (e.Visit.Day, e.Visit.Plan) ? v with { Visit = e.Visit } : v)] },
        VisitWithdrawn e => state.Change(e.Day, e.Plan, VisitStanding.Withdrawing),
        VisitBooked e => state.Change(e.Day, e.Plan, VisitStanding.Booked) with { LastTechnician = e.TechnicianId ?? state.LastTechnician },
        VisitWithoutSlot e => state.Change(e.Day, e.Plan, VisitStanding.NoSlot),
        VisitKept e => state.Change(e.Day, e.Plan, VisitStanding.Kept),
        VisitGone e => state.Change(e.Day, e.Plan, VisitStanding.Withdrawn),
        SeriesChanged e => state with
        {
            Terms = e.Terms,
            Rule = e.Rule,
            Start = e.Start,
            Plan = e.Plan,
            Through = state.Through >= e.From ? e.From.AddDays(-1) : state.Through,
            Skipped = [.. state.Skipped.Where(d => d < e.From)],
            Moved = [.. state.Moved.Where(m => m.Day < e.From)],
        },
        SeriesEnded e => state with { EndedFrom = e.From },
        _ => throw new UnhandledEventException(nameof(BookingSeries), @event),
    };

    private BookingSeries Change(DateOnly day, int plan, VisitStanding standing) =>
        this with { Visits = [.. Visits.Select(v => (v.Visit.Day, v.Visit.Plan) == (day, plan) ? v with { Standing = standing } : v)] };
}
