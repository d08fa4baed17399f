using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Diary;
using FieldServices.Domain.Bookings.Slots;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;

namespace FieldServices.Domain.Tests.Bookings;

public sealed class DiaryTests
{
    private static readonly DateOnly Tuesday = new(2026, 3, 3);
    private static readonly GeoPoint Far = new(51.60, -0.2042);
    private static readonly DateTimeOffset Eight = new(2026, 3, 3, 8, 0, 0, TimeSpan.Zero);
    private static readonly Roster Ades = new(Ade, Skilled with { Absences = [new Absence(Eight.AddHours(8), Eight.AddHours(20))] }, Calendar, []);

    [Fact]
    public void A_day_shows_work_bookings_with_journeys_time_off_and_what_is_free()
    {
        var day = DiaryDay.Of(Ades, [Entry(1, Far), Entry(4, Far)], Tuesday, Tuesday).Single();

        Assert.Equal([(Eight, Eight.AddHours(9))], day.Work);
        Assert.Equal([Journey.Between(Skilled.Base, Far), TimeSpan.Zero], day.Entries.Select(e => e.Journey));
        Assert.Single(day.Absences);
        // Each booking is busy from ten minutes before it to twenty after; from four o'clock on the technician is away.
        Assert.Equal(
            [(1, Eight, Eight.AddMinutes(50)), (1, Eight.AddMinutes(140), Eight.AddMinutes(230)), (1, Eight.AddMinutes(320), Eight.AddHours(8))],
            day.Free);
    }

    [Fact]
    public void What_is_done_takes_no_time_any_more_and_is_still_shown()
    {
        var day = DiaryDay.Of(Ades, [Entry(1, null) with { Status = BookingStatus.Completed, BusyFrom = null, BusyUntil = null }], Tuesday, Tuesday).Single();
        Assert.Equal(((1, Eight, Eight.AddHours(8)), 60d), (day.Free.Single(), day.Entries.Single().Entry.Minutes));
    }

    [Theory]
    [InlineData(2026, 3, 3, 480)]
    [InlineData(2026, 3, 4, 540)]
    [InlineData(2026, 3, 8, null)]
    [InlineData(2026, 4, 3, null)]
    public void The_minutes_that_are_offered_are_those_of_work_without_time_off(int year, int month, int day, int? minutes)
    {
        var offered = DiaryDay.Offered(Ades, new DateOnly(2026, 3, 1), new DateOnly(2026, 4, 30));
        Assert.Equal(minutes, offered.TryGetValue(new DateOnly(year, month, day), out var found) ? (int)found : null);
        Assert.Equal(offered[Tuesday] * 2, DiaryDay.Offered(Ades with { Technician = Ades.Technician with { Capacity = 2 } }, Tuesday, Tuesday)[Tuesday]);
    }

    [Fact]
    public void Days_on_which_clocks_change_are_as_long_as_their_work()
    {
        var sundays = Ades with { Technician = Skilled with { Hours = [new WorkingHours(Weekday.Sunday, TimeOnly.MinValue, new TimeOnly(6, 0))] } };
        Assert.Equal((300, 360), (Minutes(new DateOnly(2026, 3, 29)), Minutes(new DateOnly(2026, 3, 22))));

        int Minutes(DateOnly day) => (int)DiaryDay.Offered(sundays, day, day)[day];
    }

    private static DiaryEntry Entry(int hours, GeoPoint? point)
    {
        var from = Eight.AddHours(hours);
        return new DiaryEntry(Guid.Empty, "B", BookingStatus.Scheduled, ServiceId.Value, Ade, 1, from, from.AddHours(1), from.AddMinutes(-10), from.AddMinutes(80), point);
    }
}
