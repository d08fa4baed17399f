using FieldServices.Domain.Bookings;
using FieldServices.Domain.Calendars;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Technicians;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;

namespace FieldServices.Domain.Tests.Bookings;

public sealed class SlotChoiceTests
{
    [Fact]
    public void A_hold_takes_the_time_of_the_technician_with_its_buffers()
    {
        var outcome = Given(Asked).When(new HoldSlot(Ade, Nine), At(10), Free);

        outcome.Then(new SlotHeld(At(10), Slot, At(610)));
        outcome.ThenClaims([$"{Ade.Value}:1"], []);
        var claim = Assert.Single(BookingModule.Module.ClaimsOf(Booking.Aggregate.Fold(In(BookingStatus.Held))));
        Assert.Equal((new DateTimeOffset(2026, 3, 3, 8, 50, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 3, 10, 20, 0, TimeSpan.Zero)), (claim.From!.Value, claim.Until!.Value));
    }

    [Fact]
    public void A_second_hold_gives_the_first_time_back()
    {
        var outcome = Given(In(BookingStatus.Held)).When(new HoldSlot(Bea, Nine, Minutes: 30), At(20), Free);

        outcome.Then(new SlotHeld(At(20), SlotAt(Nine, Bea), At(1_820)) { Freed = Freed });
        outcome.ThenClaims([$"{Bea.Value}:1"], [$"{Ade.Value}:1"]);
    }

    [Theory]
    [InlineData("2026-03-03T08:00:00", "booking.outside-hours")]
    [InlineData("2026-03-03T15:45:00", "booking.outside-hours")]
    [InlineData("2026-03-07T09:00:00", "booking.outside-hours")]
    [InlineData("2026-03-02T08:00:00", "booking.in-the-past")]
    [InlineData("2026-03-02T10:15:00", "booking.notice-too-short")]
    [InlineData("2026-06-01T09:00:00", "booking.beyond-horizon")]
    [InlineData("2026-04-03T09:00:00", "booking.closed-day")]
    [InlineData("2026-03-29T01:30:00", "booking.time-skipped")]
    public void The_rule_that_stands_in_the_way_is_named(string start, string code) =>
        Given(Asked).When(new HoldSlot(Ade, DateTime.Parse(start, null)), At(10), Free).ThenRejected(code);

    [Fact]
    public void The_whole_time_with_buffers_fits_exactly_into_the_hours() =>
        Assert.Single(Given(Asked).When(new HoldSlot(Ade, new DateTime(2026, 3, 3, 15, 40, 0)), At(10), Free).Events);

    [Fact]
    public void The_technician_must_be_one_who_can()
    {
        Refused(null, "booking.technician-unknown");
        Refused(new FactPair(Skilled, null), "booking.technician-unknown");
        Refused(Free with { First = Skilled with { HasLeft = true } }, "booking.technician-left");
        Refused(Free with { First = Skilled with { Skills = [Skill.Plumbing] } }, "booking.technician-without-skill");
        Refused(Free with { First = Skilled with { Absences = [new Absence(Slot.Until, Slot.Until.AddHours(2))] } }, "booking.technician-absent");
        Refused(Free with { Second = Calendar with { Closed = [new ClosedDays(new(2026, 3, 1), new(2026, 3, 4), "Stocktaking")] } }, "booking.closed-day");
        Given(Asked).When(new HoldSlot(Ade, Nine, Place: 2), At(10), Free).ThenRejected("booking.no-such-place");
        Assert.Single(Given(Asked).When(new HoldSlot(Ade, Nine, Place: 2), At(10), Free with { First = Skilled with { Capacity = 2 } }).Events);
    }

    [Fact]
    public void Notice_and_horizon_do_not_bind_the_office()
    {
        var office = Asked with { BookedBy = BookedBy.Office };
        Assert.Single(Given(office).When(new HoldSlot(Ade, new DateTime(2026, 3, 2, 9, 0, 0)), At(10), Free).Events);
        Assert.Single(Given(office).When(new HoldSlot(Ade, new DateTime(2026, 6, 1, 9, 0, 0)), At(10), Free).Events);
    }

    [Fact]
    public void A_time_keeps_its_place_on_the_clock_when_clocks_change()
    {
        var office = Asked with { BookedBy = BookedBy.Office };
        var before = (SlotHeld)Given(office).When(new HoldSlot(Ade, new DateTime(2026, 3, 27, 9, 0, 0)), At(10), Free).Events[0];
        var after = (SlotHeld)Given(office).When(new HoldSlot(Ade, new DateTime(2026, 3, 30, 9, 0, 0)), At(10), Free).Events[0];

        Assert.Equal((9, 8), (before.Slot.From.Hour, after.Slot.From.Hour));
    }

    private static void Refused(FactPair? facts, string code) => Given(Asked).When(new HoldSlot(Ade, Nine), At(10), facts).ThenRejected(code);

    [Fact]
    public void The_last_moment_of_the_horizon_can_be_booked_and_the_minute_after_it_cannot()
    {
        var last = new DateTime(2026, 5, 1, 9, 30, 0);
        Given(Asked).When(new HoldSlot(Ade, last), T0, Free).Then(new SlotHeld(T0, SlotAt(last), T0.AddMinutes(10)));
        Given(Asked).When(new HoldSlot(Ade, last.AddMinutes(1)), T0, Free).ThenRejected("booking.beyond-horizon");
    }

    [Fact]
    public void An_absence_may_end_when_the_buffer_begins_and_begin_when_it_ends()
    {
        Given(Asked).When(new HoldSlot(Ade, Nine), At(10), Absent(Slot.BusyFrom.AddHours(-2), Slot.BusyFrom)).Then(new SlotHeld(At(10), Slot, At(610)));
        Given(Asked).When(new HoldSlot(Ade, Nine), At(10), Absent(Slot.BusyUntil, Slot.BusyUntil.AddHours(2))).Then(new SlotHeld(At(10), Slot, At(610)));
        Given(Asked).When(new HoldSlot(Ade, Nine), At(10), Absent(Slot.BusyFrom.AddHours(-2), Slot.BusyFrom.AddSeconds(1))).ThenRejected("booking.technician-absent");
        Given(Asked).When(new HoldSlot(Ade, Nine), At(10), Absent(Slot.BusyUntil.AddSeconds(-1), Slot.BusyUntil.AddHours(2))).ThenRejected("booking.technician-absent");
    }

    [Fact]
    public void A_hold_lasts_at_most_as_long_as_an_offer()
    {
        var hold = BookingModule.Module.Commands.Single(c => c.Name == "hold");
        Assert.Empty(hold.Validate(new HoldSlot(Ade, Nine, Minutes: 129_600)).Errors);
        Assert.Single(hold.Validate(new HoldSlot(Ade, Nine, Minutes: 129_601)).Errors);
    }

    private static FactPair Absent(DateTimeOffset from, DateTimeOffset until) => new(Skilled with { Absences = [new Absence(from, until)] }, Calendar);
}
