using FieldServices.Domain.Calendars;
using FieldServices.Domain.Series;
using FieldServices.Domain.Tests.Bookings;
using FieldServices.Domain.Tests.Specifications;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;

namespace FieldServices.Domain.Tests.Series;

/// <summary>Every second Tuesday at nine from 3 March 2026 on, asked for on the day before.</summary>
internal static class SampleSeries
{
    public const string Rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU";
    public static readonly DateOnly Tuesday = new(2026, 3, 3);

    public static readonly SeriesTerms Fortnightly = new(
        SampleBookings.ServiceId, Customer, [Ade, Bea], CalendarId: new CalendarId(new Guid("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c706")));

    public static readonly SeriesBegun Begun = new(T0, Fortnightly, "Boiler service", Rule, Nine, 60);

    public static readonly WorkCalendar Plain = WorkCalendar.Initial with { Name = "London" };

    public static Specification Given(params SeriesEvent[] history) => Specification.Given(SeriesModule.Module, history);

    public static VisitPlanned Planned(int week, int plan = 0) => new(T0, new Visit(Tuesday.AddDays(7 * week), plan, Nine.AddDays(7 * week)), Fortnightly);

    /// <summary>The first five visits, up to the horizon.</summary>
    public static readonly SeriesEvent[] FirstPlan = [Begun, Planned(0), Planned(2), Planned(4), Planned(6), Planned(8), new SeriesPlanned(T0, new DateOnly(2026, 5, 1))];
}
