using FieldServices.Domain.Calendars;
using FieldServices.Domain.Technicians;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Series.SeriesEvent>;

namespace FieldServices.Domain.Series;

/// <summary>Plans the visits up to the horizon that are not planned yet; sent by the clock itself, each night.</summary>
public sealed record PlanSeries
{
    private const int LongestMove = 21;
    private const int QuietDays = 30;

    /// <param name="state">The series.</param>
    /// <param name="command">Nothing more.</param>
    /// <param name="calendar">The calendar whose days are kept free; null for none.</param>
    /// <param name="now">Now.</param>
    public static Decision<SeriesEvent> Decide(BookingSeries state, PlanSeries command, WorkCalendar? calendar, DateTimeOffset now)
    {
        var today = SeriesRules.Today(state, now);
        var (after, through) = (state.Through > today ? state.Through.Value : today, today.AddDays(state.HorizonDays));
        // What is being given back may turn out to stay, so the days are planned anew when that is settled.
        if (state.Withdrawing > 0 || through <= after)
            return Accept();
        List<SeriesEvent> events = [.. SeriesRule.Between(state, after, through).Where(v => state.Standing(v.Day) is null && !state.Skipped.Contains(v.Day)).Select(v => Planned(state, v, calendar, now))];
        // A rule that gives nothing for a while does not fill the history.
        return events.Count == 0 && state.Through is { } before && through.DayNumber - before.DayNumber < QuietDays ? Accept() : Accept([.. events, new SeriesPlanned(now, through)]);
    }

    private static SeriesEvent Planned(BookingSeries state, Visit visit, WorkCalendar? calendar, DateTimeOffset now)
    {
        if (state.Moved.FirstOrDefault(m => m.Day == visit.Day) is { } moved)
            return new VisitPlanned(now, visit with { Start = moved.Start }, state.Terms!, Preferred(state));
        if (calendar?.ClosedOn(visit.Day) is not { } closed)
            return new VisitPlanned(now, visit, state.Terms!, Preferred(state));
        return state.Terms!.OnClosedDays == ClosedDayRule.NextWorkingDay && NextWorkingDay(visit.Day, calendar) is { } day
            ? new VisitPlanned(now, visit with { Start = day.ToDateTime(TimeOnly.FromDateTime(visit.Start)) }, state.Terms, Preferred(state))
            : new VisitSkipped(now, visit.Day, visit.Plan, closed);
    }

    /// <summary>Who came last comes again, unless the series says who comes.</summary>
    private static TechnicianId? Preferred(BookingSeries state) => state.Terms!.TechnicianIds is null ? state.LastTechnician : null;

    private static DateOnly? NextWorkingDay(DateOnly day, WorkCalendar calendar) =>
        (from days in Enumerable.Range(1, LongestMove)
         let next = day.AddDays(days)
         where next.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && calendar.ClosedOn(next) is null
         select (DateOnly?)next).FirstOrDefault();

    internal sealed class Validator : AbstractValidator<PlanSeries>;
}
