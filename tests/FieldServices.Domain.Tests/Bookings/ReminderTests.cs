using FieldServices.Domain.Bookings.Reminding;
using FieldServices.Domain.Customers;

namespace FieldServices.Domain.Tests.Bookings;

public sealed class ReminderTests
{
    [Theory]
    // Winter; the clocks go forward in the night before; they go back in the night before; another zone.
    [InlineData("2026-03-03T09:00Z", "Europe/London", "2026-03-02T09:00Z", "2026-03-02T18:00Z", "2026-03-03T08:00Z")]
    [InlineData("2026-03-29T08:00Z", "Europe/London", "2026-03-28T08:00Z", "2026-03-28T18:00Z", "2026-03-29T07:00Z")]
    [InlineData("2026-10-25T09:00Z", "Europe/London", "2026-10-24T09:00Z", "2026-10-24T17:00Z", "2026-10-25T08:00Z")]
    [InlineData("2026-07-01T14:00Z", "America/New_York", "2026-06-30T14:00Z", "2026-06-30T22:00Z", "2026-07-01T13:00Z")]
    public void They_are_due_a_day_before_at_six_in_the_evening_of_the_place_and_an_hour_before(string start, string zone, string inADay, string dayBefore, string inAnHour) =>
        Assert.Equal(
            [
                (BookingNotice.InADay, Time(inADay), Time(dayBefore)),
                (BookingNotice.DayBefore, Time(dayBefore), Time(inAnHour)),
                (BookingNotice.InAnHour, Time(inAnHour), Time(start)),
            ],
            Reminder.Of(Time(start), zone).Select(r => (r.Notice, r.Due, r.Until)));

    [Fact]
    public void An_evening_appointment_is_reminded_of_first_on_the_evening_before_and_of_two_at_once_one_is_enough()
    {
        Assert.Equal([BookingNotice.DayBefore, BookingNotice.InADay, BookingNotice.InAnHour], Reminder.Of(Time("2026-03-03T19:00Z"), "Europe/London").Select(r => r.Notice));
        Assert.Equal([BookingNotice.InADay, BookingNotice.InAnHour], Reminder.Of(Time("2026-03-03T18:00Z"), "Europe/London").Select(r => r.Notice));
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
