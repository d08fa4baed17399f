using FieldServices.Domain.Calendars;
using FieldServices.Domain.Calendars.Views;
using FieldServices.Domain.Tests.Specifications;

namespace FieldServices.Domain.Tests.Calendars;

public sealed class CalendarCommandsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly CalendarOpened Opened = new("London teams", "Europe/London", HolidayDivision.EnglandAndWales);
    private static readonly ClosedDays Christmas = new(new DateOnly(2026, 12, 24), new DateOnly(2027, 1, 1), "the Christmas shutdown");

    [Fact]
    public void A_calendar_is_opened_once()
    {
        Given().When(new OpenCalendar(" London teams "), Now).Then(Opened);
        Given(Opened).When(new OpenCalendar("London teams"), Now).ThenRejected("calendar.already-exists");
    }

    [Fact]
    public void Holidays_are_chosen_and_the_same_again_is_nothing_new()
    {
        Given(Opened).When(new ChooseHolidays(HolidayDivision.Scotland), Now).Then(new HolidaysChosen(HolidayDivision.Scotland));
        Given(Opened).When(new ChooseHolidays(HolidayDivision.EnglandAndWales), Now).ThenNothing();
    }

    [Fact]
    public void Days_are_closed_once_and_reopened_as_they_were_closed()
    {
        var close = new CloseDays(Christmas.From, Christmas.To, Christmas.Reason);
        Given(Opened).When(close, Now).Then(new CalendarDaysClosed(Christmas));
        Given(Opened, new CalendarDaysClosed(Christmas)).When(close, Now).ThenNothing();
        Given(Opened, new CalendarDaysClosed(Christmas)).When(new ReopenDays(Christmas.From, Christmas.To), Now).Then(new CalendarDaysReopened(Christmas));
        Given(Opened).When(new ReopenDays(Christmas.From, Christmas.To), Now).ThenRejected("calendar.days-not-closed");
    }

    [Fact]
    public void The_list_of_closed_days_has_an_end()
    {
        var many = Enumerable.Range(0, 500).Select(i => new CalendarDaysClosed(new(new DateOnly(2026, 1, 1).AddDays(i), new DateOnly(2026, 1, 1).AddDays(i), "stocktaking")));
        Given([Opened, .. many]).When(new CloseDays(Christmas.From, Christmas.To, "Christmas"), Now).ThenRejected("calendar.too-many-closed-days");
    }

    [Fact]
    public void A_day_is_closed_by_the_calendar_or_as_a_bank_holiday()
    {
        var calendar = WorkCalendar.Aggregate.Fold([Opened, new CalendarDaysClosed(Christmas)]);

        Assert.Equal("the Christmas shutdown", calendar.ClosedOn(new DateOnly(2026, 12, 31)));
        Assert.Equal("a bank holiday", calendar.ClosedOn(new DateOnly(2026, 5, 4)));
        Assert.Null(calendar.ClosedOn(new DateOnly(2027, 1, 2)));
    }

    [Fact]
    public void The_list_shows_calendars_as_decisions_see_them()
    {
        CalendarEvent[] events = [Opened, new HolidaysChosen(HolidayDivision.None), new CalendarDaysClosed(Christmas), new CalendarDaysClosed(Christmas with { Reason = "Snow" }), new CalendarDaysReopened(Christmas)];
        var row = ViewSpecification.Row(CalendarList.View, Envelopes.Of(CalendarModule.Module, events, Now))!;

        Assert.Equivalent(WorkCalendar.Aggregate.Fold(events), row.State, strict: true);
        Assert.Equal(5, row.Version);
    }

    private static Specification Given(params object[] history) => Specification.Given(CalendarModule.Module, history);
}
