using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Waiting;
using FieldServices.Domain.Technicians;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;

namespace FieldServices.Domain.Tests.Bookings;

/// <summary>Which times suit somebody who waits.</summary>
public sealed class WaitingWishTests
{
    private const string London = "Europe/London";
    private static readonly TimeNeeded Hour = new(10, 60, 20);

    [Fact]
    public void A_time_suits_on_the_days_and_in_the_hours_that_were_wished_for()
    {
        Assert.Equal(Nine, Wish.StartIn(Freed, Hour, London));
        Assert.Null((Wish with { From = new DateOnly(2026, 3, 4) }).StartIn(Freed, Hour, London));
        Assert.Null((Wish with { To = new DateOnly(2026, 3, 2) }).StartIn(Freed, Hour, London));
        Assert.Null((Wish with { TechnicianId = Bea }).StartIn(Freed, Hour, London));
        Assert.Equal(Nine, (Wish with { TechnicianId = Ade }).StartIn(Freed, Hour, London));
        Assert.Equal(Nine, (Wish with { Hours = [] }).StartIn(Freed, Hour, London));
        Assert.Null((Wish with { Hours = [new WorkingHours(Weekday.Tuesday, new TimeOnly(9, 1), new TimeOnly(12, 0))] }).StartIn(Freed, Hour, London));
        Assert.Null((Wish with { Hours = [new WorkingHours(Weekday.Tuesday, new TimeOnly(8, 0), new TimeOnly(9, 59))] }).StartIn(Freed, Hour, London));
    }

    [Fact]
    public void What_needs_less_may_begin_when_it_suits_and_what_needs_more_does_not_fit()
    {
        var wish = Wish with { Hours = [new WorkingHours(Weekday.Tuesday, new TimeOnly(9, 30), new TimeOnly(12, 0))] };

        Assert.Equal(Nine.AddMinutes(30), wish.StartIn(Freed, new TimeNeeded(0, 30, 20), London));
        Assert.Null(wish.StartIn(Freed, new TimeNeeded(0, 30, 21), London));
        Assert.Null(Wish.StartIn(Freed, new TimeNeeded(10, 61, 20), London));
        Assert.Equal(Nine.AddMinutes(5), Wish.StartIn(Freed, new TimeNeeded(15, 55, 20), London));
    }

    [Fact]
    public void The_wish_is_over_after_its_last_day_at_the_place()
    {
        Assert.Equal(new DateTimeOffset(2026, 3, 11, 0, 0, 0, TimeSpan.Zero), Wish.OverAt(London));
        Assert.Equal(new DateTimeOffset(2026, 6, 9, 23, 0, 0, TimeSpan.Zero), (Wish with { To = new DateOnly(2026, 6, 9) }).OverAt(London));
    }
}
