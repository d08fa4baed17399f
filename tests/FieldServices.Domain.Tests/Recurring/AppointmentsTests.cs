using FieldServices.Domain.Calendars;
using FieldServices.Domain.Recurring;

namespace FieldServices.Domain.Tests.Recurring;

public sealed class AppointmentsTests
{
    private static readonly DateTime Nine = new(2026, 3, 26, 9, 0, 0);
    private static readonly WorkCalendar Calendar = WorkCalendar.Initial with { Holidays = HolidayDivision.EnglandAndWales };

    [Fact]
    public void An_appointment_stays_at_its_time_on_the_clock_when_clocks_change()
    {
        var found = Of("FREQ=WEEKLY;COUNT=2");

        Assert.Equal([Nine, Nine.AddDays(7)], found.Select(a => a.Start));
        Assert.Equal([9, 8], found.Select(a => a.From.Hour));
    }

    [Fact]
    public void Exceptions_are_left_out_and_count_all_the_same() =>
        Assert.Equal([Nine, Nine.AddDays(14)], Of("FREQ=WEEKLY;COUNT=3", new DateOnly(2026, 4, 2)).Select(a => a.Start));

    [Fact]
    public void An_end_in_universal_time_is_compared_by_the_clocks_of_the_place()
    {
        Assert.Equal(2, Of("FREQ=WEEKLY;UNTIL=20260402T080000Z").Count);
        Assert.Single(Of("FREQ=WEEKLY;UNTIL=20260402T075959Z"));
        Assert.Equal(2, Of("FREQ=WEEKLY;UNTIL=20260402").Count);
    }

    [Fact]
    public void A_closed_day_is_told_with_its_reason() =>
        Assert.Equal([null, "a bank holiday", null], Of("FREQ=WEEKLY;BYDAY=FR;COUNT=3").Select(a => a.ClosedBecause));

    [Fact]
    public void Nothing_is_agreed_on_for_more_than_ten_years() => Assert.Equal(11, Of("FREQ=YEARLY").Count);

    private static List<Appointment> Of(string rule, params DateOnly[] except) =>
        [.. Appointments.Of(RuleText.Read(rule).Rule!, Nine, "Europe/London", except, Calendar)];
}
