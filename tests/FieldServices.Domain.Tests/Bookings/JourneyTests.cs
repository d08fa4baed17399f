using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Waiting;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;

namespace FieldServices.Domain.Tests.Bookings;

/// <summary>A time is held only when its technician can travel to it and on from it, as slots are offered; and whoever is not named is chosen by the same rules.</summary>
public sealed class JourneyTests
{
    private const string TooFar = "booking.journey-too-long";

    /// <summary>41 minutes from the place of the sample booking.</summary>
    private static readonly GeoPoint Far = new(51.6500, -0.2047);

    private static readonly Technician Next = Skilled with { Name = "Bea", Base = Asked.Point };

    [Theory]
    [InlineData("08:09", "11:01", null)]
    [InlineData("08:10", "11:01", TooFar)]
    [InlineData("08:09", "11:00", TooFar)]
    public void Journeys_before_and_after_count_with_the_buffers(string endOfBefore, string beginOfNext, string? code) =>
        Assert.Equal(code, Given(Asked).When(new HoldSlot(Ade, Nine), At(10), With(Booked("07:00", endOfBefore), Booked(beginOfNext, "12:00"))).Rejection?.Code);

    [Fact]
    public void The_day_begins_at_the_base_and_unknown_places_are_no_distance()
    {
        var early = new HoldSlot(Ade, new DateTime(2026, 3, 3, 8, 14, 0));
        Given(Asked).When(early, At(10), Free).ThenRejected(TooFar);
        Assert.Single(Given(Asked).When(early with { Start = early.Start.AddMinutes(1) }, At(10), Free).Events);
        Assert.Single(Given(Asked).When(early, At(10), new FactPair(Skilled with { Base = null }, Calendar)).Events);
        Assert.Single(Given(Asked with { Point = null }).When(new HoldSlot(Ade, Nine), At(10), With(Booked("07:00", "08:50"))).Events);
    }

    [Fact]
    public void A_reason_lets_it_be_and_is_on_record()
    {
        var facts = With(Booked("07:00", "08:50"));
        const string why = "The next customer lives next door";
        Given(Asked).When(new HoldSlot(Ade, Nine, IgnoreJourney: why), At(10), facts).Then(new SlotHeld(At(10), Slot, At(610), why));
        Given(In(BookingStatus.Confirmed)).When(new ScheduleBooking(Nine, Ade), At(50), facts).ThenRejected(TooFar);
        Given(In(BookingStatus.Confirmed)).When(new ScheduleBooking(Nine, Ade, IgnoreJourney: why), At(50), facts).Then(new BookingScheduled(At(50), Slot, why));
        Given(In(BookingStatus.Scheduled)).When(new AssignTechnician(Bea), At(60), facts).ThenRejected(TooFar);
        Given(In(BookingStatus.Scheduled)).When(new AssignTechnician(Bea, IgnoreJourney: why), At(60), facts).Then(new TechnicianAssigned(At(60), SlotAt(Nine, Bea), why) { Freed = Freed });
        Given(In(BookingStatus.Scheduled)).When(new RescheduleBooking(Nine.AddMinutes(1)), At(60), facts).ThenRejected(TooFar);
        Given(In(BookingStatus.Scheduled)).When(new RescheduleBooking(Nine.AddMinutes(1), IgnoreJourney: why), At(60), facts)
            .Then(new BookingRescheduled(At(60), Slot, SlotAt(Nine.AddMinutes(1)), null, why) { Freed = Freed });
        Given(Waiting).When(new OfferSlot(Ade, Nine), At(60), facts).ThenRejected(TooFar);
    }

    [Fact]
    public void Of_all_who_could_come_it_is_the_preferred_one_or_the_nearest()
    {
        Assert.Equal(Bea, Chosen(null, Free, new FactPair(Next, Calendar)));
        Assert.Equal(Ade, Chosen(Ade, Free, new FactPair(Next, Calendar)));
        Assert.Equal(Bea, Chosen(Ade, With(Booked("09:00", "10:00")), new FactPair(Next, Calendar)));
        Assert.Equal(Ade, Chosen(null, Free, new FactPair(Next with { HasLeft = true }, Calendar)));
        Assert.Equal(Ade, Chosen(Bea, Free, new FactPair(Next, null)));
    }

    [Fact]
    public void A_crew_gives_the_first_place_that_is_free()
    {
        var crew = With(Booked("09:00", "10:00")) with { First = Skilled with { Capacity = 2 } };
        Assert.Equal(2, ((SlotHeld)Given(Asked).When(new HoldSlot(Nine), At(10), Every(crew)).Events[0]).Slot.Place);
    }

    [Fact]
    public void When_nobody_can_come_the_rules_that_keep_them_are_named()
    {
        var outcome = Given(Asked).When(new HoldSlot(Nine), At(10), Every(With(Booked("09:00", "10:00")), new FactPair(Next with { Skills = [] }, Calendar)));
        outcome.ThenRejected("booking.nobody-free");
        Assert.Contains("(booking.slot-taken, booking.technician-without-skill)", outcome.Rejection!.Message, StringComparison.Ordinal);
        Given(Asked).When(new HoldSlot(Nine), At(10), Every()).ThenRejected("booking.nobody-free");
        Given(Asked).When(new HoldSlot(new DateTime(2026, 6, 1, 9, 0, 0)), At(10), Every(Free)).ThenRejected("booking.beyond-horizon");
        Given(Asked).When(new HoldSlot(new DateTime(2026, 3, 29, 1, 30, 0)), At(10), Every(Free)).ThenRejected("booking.time-skipped");
    }

    [Fact]
    public void From_more_technicians_than_can_be_looked_at_nobody_is_chosen_silently() =>
        Given(Asked).When(new HoldSlot(Nine), At(10), EveryFact.TooMany).ThenRejected("booking.technician-not-named");

    private static TechnicianId Chosen(TechnicianId? prefer, FactPair ade, FactPair bea) =>
        ((SlotHeld)Given(Asked).When(new HoldSlot(Nine, Prefer: prefer), At(10), Every(ade, bea)).Events[0]).Slot.TechnicianId;

    private static EveryFact Every(params FactPair[] who) => new(who.Zip([Ade.Value, Bea.Value]).ToDictionary(p => p.Second, p => p.First));

    private static FactPair With(params ClaimBeside[] beside) => Free with { Beside = beside };

    private static ClaimBeside Booked(string from, string until) =>
        new($"{Ade.Value}:1", Time(from), Time(until), Booking.Aggregate.Fold([Asked with { Point = Far }]));

    private static DateTimeOffset Time(string clock) => new(new DateOnly(2026, 3, 3).ToDateTime(TimeOnly.Parse(clock, null)), TimeSpan.Zero);
}
