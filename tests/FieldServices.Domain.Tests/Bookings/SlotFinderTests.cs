using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Slots;
using FieldServices.Domain.Calendars;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using FsCheck;
using FsCheck.Fluent;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;

namespace FieldServices.Domain.Tests.Bookings;

public sealed class SlotFinderTests
{
    private static readonly DateOnly Tuesday = new(2026, 3, 3);
    private static readonly GeoPoint Home = new(51.5346, -0.2047);
    private static readonly SlotSearch Search = new(Terms with { BufferBeforeMinutes = 0, BufferAfterMinutes = 0 }, null, BookedBy.Customer, "Europe/London", Tuesday, Tuesday, null, T0);
    private static readonly Roster Ades = new(Ade, Skilled, Calendar, []);

    [Fact]
    public void A_free_day_is_offered_in_half_hours_from_the_first_that_fits_to_the_last()
    {
        var starts = Starts(Search, Ades);

        Assert.Equal((17, "08:00", "16:00"), (starts.Count, starts[0], starts[^1]));
        Assert.Equal(("08:30", "15:30"), (Starts(Search with { Terms = Terms }, Ades)[0], Starts(Search with { Terms = Terms }, Ades)[^1]));
        Assert.Equal("15:00", Starts(Search with { Terms = Terms, Package = "Radiators too" }, Ades)[^1]);
    }

    [Fact]
    public void What_is_booked_absent_or_closed_is_not_offered()
    {
        var nine = new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal(["08:00", "10:00", "10:30"], Starts(Search, Ades with { Busy = [new BusyTime(1, nine, nine.AddHours(1), null)] }).Take(3));
        Assert.Equal("12:00", Starts(Search, Ades with { Technician = Skilled with { Absences = [new Absence(T0, nine.AddHours(3))] } })[0]);
        Assert.Empty(Starts(Search, Ades with { Calendar = Calendar with { Closed = [new ClosedDays(Tuesday, Tuesday, "Stocktaking")] } }));
        Assert.Empty(Starts(Search with { From = new(2026, 4, 3), To = new(2026, 4, 6) }, Ades));
        Assert.Empty(Starts(Search, Ades with { Technician = Skilled with { Skills = [Skill.Plumbing] } }));
        Assert.Empty(Starts(Search));
    }

    [Fact]
    public void Notice_and_horizon_cut_the_days_off()
    {
        Assert.Equal("10:30", Starts(Search with { From = new(2026, 3, 2), To = new(2026, 3, 2) }, Ades)[0]);
        Assert.Equal("09:00", Starts(Search with { From = new(2026, 3, 2), To = new(2026, 3, 2), BookedBy = BookedBy.Office }, Ades)[0]);
        Assert.Empty(Starts(Search with { From = new(2026, 5, 2), To = new(2026, 5, 8) }, Ades));
    }

    [Fact]
    public void Journeys_from_the_base_and_between_bookings_take_their_time()
    {
        var far = new GeoPoint(51.60, -0.2042);
        var nine = new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
        var journey = Journey.Between(Skilled.Base, far);
        Assert.InRange(journey.TotalMinutes, 15, 30);

        var fromBase = SlotFinder.Find(Search with { Near = far }, [Ades]).First();
        Assert.Equal((nine.AddMinutes(-30), journey), (fromBase.Slot.From, fromBase.Journey));
        var afterBooking = SlotFinder.Find(Search with { Near = far }, [Ades with { Busy = [new BusyTime(1, nine.AddMinutes(-60), nine.AddMinutes(45), Home)] }]).First();
        Assert.Equal((nine.AddMinutes(90), Journey.Between(Home, far)), (afterBooking.Slot.From, afterBooking.Journey));
        var sameHouse = SlotFinder.Find(Search with { Near = Home }, [Ades with { Busy = [new BusyTime(1, nine.AddMinutes(-60), nine, Home)] }]).First();
        Assert.Equal((nine, TimeSpan.Zero), (sameHouse.Slot.From, sameHouse.Journey));
    }

    [Fact]
    public void The_technician_with_the_shortest_journey_is_named_and_the_others_are_counted()
    {
        var near = Ades with { Id = Bea, Technician = Skilled with { Base = Home } };
        var slot = SlotFinder.Find(Search with { Near = Home }, [Ades, near]).First(s => s.Technicians == 2);

        Assert.Equal((Bea, TimeSpan.Zero), (slot.Slot.TechnicianId, slot.Journey));
    }

    [Fact]
    public void A_crew_is_offered_its_first_free_place_until_all_are_taken()
    {
        var nine = new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
        var crew = Ades with { Technician = Skilled with { Capacity = 2 }, Busy = [new BusyTime(1, nine, nine.AddHours(1), null)] };
        Assert.Equal(2, SlotFinder.Find(Search, [crew]).Single(s => s.Slot.From == nine).Slot.Place);
        var full = crew with { Busy = [.. crew.Busy, new BusyTime(2, nine, nine.AddHours(1), null)] };
        Assert.DoesNotContain(SlotFinder.Find(Search, [full]), s => s.Slot.From == nine);
    }

    [Theory]
    [InlineData(3, 29, 3, "00:00 00:30 02:00 02:30")]
    [InlineData(10, 25, 10, "00:00 00:30 01:00 01:30 02:00 02:30")]
    public void In_the_nights_in_which_clocks_change_only_times_that_exist_are_offered_once(int month, int day, int bookedIn, string expected)
    {
        var night = Ades with { Technician = Skilled with { Hours = [new WorkingHours(Weekday.Sunday, TimeOnly.MinValue, new TimeOnly(3, 30))] } };
        var search = Search with { From = new(2026, month, day), To = new(2026, month, day), Now = new DateTimeOffset(2026, bookedIn, 1, 0, 0, 0, TimeSpan.Zero) };

        var slots = SlotFinder.Find(search, [night]).ToList();

        Assert.Equal(expected.Split(' '), slots.Select(s => s.Slot.Start.ToString("HH:mm", null)));
        Assert.Equal(slots.Select(s => s.Slot.From).Distinct().Order(), slots.Select(s => s.Slot.From));
    }

    [Fact]
    public void Times_are_said_in_the_zone_of_the_customer()
    {
        var slot = SlotFinder.Find(Search with { Zone = "Europe/Paris" }, [Ades]).First();
        Assert.Equal((new DateTime(2026, 3, 3, 9, 0, 0), new DateTimeOffset(2026, 3, 3, 8, 0, 0, TimeSpan.Zero)), (slot.Slot.Start, slot.Slot.From));
    }

    [Fact]
    public void Windows_count_the_times_of_hours_and_half_days()
    {
        var slots = SlotFinder.Find(Search, [Ades]).ToList();

        Assert.Equal([("00:00", 8), ("12:00", 9)], SlotWindow.Of(slots, 12).Select(w => (w.From.ToString("HH:mm", null), w.Slots)));
        Assert.Equal(("08:00", "09:00", 2), SlotWindow.Of(slots, 1).Select(w => (w.From.ToString("HH:mm", null), w.Until.ToString("HH:mm", null), w.Slots)).First());
    }

    [Theory]
    [InlineData("2026-03-03T10:00", null)]
    [InlineData("2026-03-03T09:30", "booking.slot-taken")]
    [InlineData("2026-03-03T07:00", "booking.outside-hours")]
    [InlineData("2026-03-02T09:00", "booking.notice-too-short")]
    [InlineData("2026-04-03T10:00", "booking.closed-day")]
    [InlineData("2026-03-29T01:30", "booking.time-skipped")]
    public void Why_not_then_is_answered_with_the_rule(string at, string? code)
    {
        var nine = new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
        var found = SlotFinder.WhyNot(Search, DateTime.Parse(at, null), [Ades with { Busy = [new BusyTime(1, nine, nine.AddHours(1), null)] }]);
        Assert.Equal(code, found.Count == 0 ? null : found.Single().Obstacle.Code);
    }

    [Fact]
    public void Each_technician_has_a_rule_of_its_own()
    {
        var at = new DateTime(2026, 3, 3, 8, 0, 0);
        var far = Search with { Near = new GeoPoint(51.60, -0.2042) };
        Assert.Equal("booking.journey-too-long", SlotFinder.WhyNot(far, at, [Ades]).Single().Obstacle.Code);
        Assert.Equal("booking.nobody-there", SlotFinder.WhyNot(Search, at, []).Single().Obstacle.Code);
        var gone = Ades with { Id = Bea, Technician = Skilled with { HasLeft = true } };
        Assert.Equal([(Ade, "booking.journey-too-long"), (Bea, "booking.technician-left")], SlotFinder.WhyNot(far, at, [Ades, gone]).Select(r => (r.Technician!.Value, r.Obstacle.Code)));
        Assert.Empty(SlotFinder.WhyNot(Search, at, [Ades, gone]));
    }

    /// <summary>The list, the decision and the answer to "why not?" follow the same rules.</summary>
    [Fact]
    public void A_time_is_offered_exactly_when_no_rule_stands_in_its_way()
    {
        var schedules = Arb.From(
            from busy in Gen.ListOf(Gen.Zip(Gen.Choose(0, 190), Gen.Choose(1, 8)), 12)
            from absent in Gen.Choose(0, 90)
            from zone in Gen.Elements("Europe/London", "Europe/Athens", "America/New_York")
            select (busy, absent, zone));
        Check.QuickThrowOnFailure(Prop.ForAll(schedules, s =>
        {
            var monday = new DateTimeOffset(2026, 3, 27, 0, 0, 0, TimeSpan.Zero);
            var roster = Ades with
            {
                Technician = Skilled with { Absences = [new Absence(monday.AddHours(s.absent), monday.AddHours(s.absent + 5))], Hours = [.. Enum.GetValues<Weekday>().Select(d => new WorkingHours(d, new TimeOnly(7, 0), new TimeOnly(19, 30)))] },
                Busy = [.. s.busy.Select(b => new BusyTime(1, monday.AddMinutes(b.Item1 * 30), monday.AddMinutes((b.Item1 + b.Item2) * 30), Home)).Aggregate(new List<BusyTime>(), Apart)],
            };
            var search = Search with { From = new(2026, 3, 27), To = new(2026, 3, 30), Zone = s.zone, Near = new GeoPoint(51.55, -0.19) };
            var offered = SlotFinder.Find(search, [roster]).Select(x => x.Slot.Start).ToHashSet();
            return Enumerable.Range(0, 4 * 48).Select(i => new DateTime(2026, 3, 27).AddMinutes(i * 30))
                .All(start => offered.Contains(start) == (SlotFinder.WhyNot(search, start, [roster]).Count == 0));
        }));
    }

    private static List<BusyTime> Apart(List<BusyTime> times, BusyTime next) =>
        times.Any(t => t.From < next.Until && next.From < t.Until) ? times : [.. times, next];

    private static List<string> Starts(SlotSearch search, params Roster[] rosters) =>
        [.. SlotFinder.Find(search, rosters).Select(s => s.Slot.Start.ToString("HH:mm", null))];
}
