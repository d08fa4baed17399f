using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Places;
using FieldServices.Domain.Bookings.Waiting;
using static FieldServices.Domain.Bookings.BookingStatus;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;

namespace FieldServices.Domain.Tests.Bookings;

/// <summary>Places of a group booking that are given back, and kept for somebody who waits.</summary>
public sealed class PlacesTests
{
    private static readonly BookingId Request = new(new Guid("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c711"));
    private static readonly Guid Other = new("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c713");
    private static readonly OfferPlaces Offer = new(Request, Neighbour, Nine, 2);
    private static readonly PlacesOffered Offered = new(At(100), Request, Neighbour, 2, Slot, At(3_700));
    private static readonly BookingEvent[] Kept = [.. In(Confirmed), Offered];

    [Fact]
    public void Places_are_kept_of_a_group_booking_that_has_them_at_the_time_that_was_wished_for()
    {
        Given(In(Confirmed)).When(Offer, At(100)).Then(Offered);
        Given(In(Confirmed)).When(Offer with { Seats = 4 }, At(100)).ThenRejected("booking.full");
        Given(Kept).When(Offer with { CustomerId = Other }, At(110)).ThenRejected("booking.full");
        Given(Kept).When(Offer, At(110)).ThenRejected("booking.places-kept-already");
        Given(In(Confirmed)).When(Offer with { CustomerId = Customer }, At(100)).ThenRejected("booking.joined-already");
        Given(In(Confirmed)).When(Offer with { Start = Nine.AddDays(1) }, At(100)).ThenRejected("booking.not-wished");
        Given(In(Confirmed)).When(Offer, Slot.From).ThenRejected("booking.in-the-past");
        Given(Asked, new BookingConfirmed(At(5))).When(Offer, At(100)).ThenRejected("booking.slot-missing");
        Given(In(Dispatched)).When(Offer, At(86_100)).ThenRejected("booking.wrong-status");
    }

    [Fact]
    public void They_are_kept_no_longer_than_to_the_start_or_to_the_end_of_a_hold()
    {
        var late = Slot.From.AddMinutes(-30);
        Given(In(Confirmed)).When(Offer, late).Then(Offered with { At = late, Until = Slot.From });
        Given(In(Held)).When(Offer, At(100)).Then(Offered with { Until = At(610) });
    }

    [Fact]
    public void What_is_kept_nobody_else_takes_until_its_time_is_over()
    {
        Given(Kept).When(new JoinBooking(Other, 2), At(3_699)).ThenRejected("booking.full");
        Given(Kept).When(new JoinBooking(Other), At(3_699)).Then(new ParticipantJoined(At(3_699), Other, 1));
        Given(Kept).When(new JoinBooking(Other, 2), At(3_700)).Then(new ParticipantJoined(At(3_700), Other, 2));
        Given(Kept).When(new JoinBooking(Neighbour, 2), At(200)).Then(new ParticipantJoined(At(200), Neighbour, 2, Request));
        Assert.Empty(Booking.Aggregate.Fold([.. Kept, new ParticipantJoined(At(200), Neighbour, 2, Request)]).KeptPlaces);
    }

    [Fact]
    public void What_is_not_wanted_or_ran_out_is_there_again_for_others()
    {
        var freed = new FreedPlaces(ServiceId, Slot, 3);
        Given(Kept).When(new DeclinePlaces(Neighbour), At(200)).Then(new PlacesDeclined(At(200), Request, Neighbour, 2, Unanswered: false) { FreedPlaces = freed });
        Given(Kept).When(new DeclinePlaces(Neighbour), At(3_700)).Then(new PlacesDeclined(At(3_700), Request, Neighbour, 2, Unanswered: true) { FreedPlaces = freed });
        Given([.. Kept, new ParticipantJoined(At(3_800), Other, 3)]).When(new DeclinePlaces(Neighbour), At(3_900))
            .Then(new PlacesDeclined(At(3_900), Request, Neighbour, 2, Unanswered: true));
        Given(In(Confirmed)).When(new DeclinePlaces(Neighbour), At(200)).ThenRejected("booking.places-not-kept");
        Given(Kept).When(new JoinBooking(Neighbour), At(200)).Then(new ParticipantJoined(At(200), Neighbour, 1, Request) { FreedPlaces = freed with { Seats = 2 } });
    }

    [Fact]
    public void Who_leaves_says_how_many_places_are_left_as_long_as_the_time_is_to_come()
    {
        BookingEvent[] joined = [.. In(Confirmed), new ParticipantJoined(At(50), Neighbour, 3)];
        Given(joined).When(new LeaveBooking(Neighbour), At(60)).Then(new ParticipantLeft(At(60), Neighbour) { FreedPlaces = new FreedPlaces(ServiceId, Slot, 3) });
        Given(joined).When(new LeaveBooking(Neighbour), Slot.From).Then(new ParticipantLeft(Slot.From, Neighbour));
        Given([Asked, new BookingConfirmed(At(5)), joined[^1]]).When(new LeaveBooking(Neighbour), At(60)).Then(new ParticipantLeft(At(60), Neighbour));
    }

    [Fact]
    public void Another_time_or_none_keeps_nothing()
    {
        Given(Kept).When(new RescheduleBooking(Nine.AddDays(1)), At(200), Free)
            .Then(new BookingRescheduled(At(200), Slot, SlotAt(Nine.AddDays(1)), null) { Freed = Freed, FreedPlaces = new FreedPlaces(ServiceId, SlotAt(Nine.AddDays(1)), 3) });
        foreach (var end in new BookingEvent[] { new BookingRescheduled(At(200), Slot, SlotAt(Nine.AddDays(1)), null), new BookingCancelled(At(200), CancelledBy.Office, null, null) })
            Assert.Empty(Booking.Aggregate.Fold([.. Kept, end]).KeptPlaces);
        Assert.Empty(Booking.Aggregate.Fold([.. In(Assigned), Offered, new TechnicianDispatched(At(86_000), null)]).KeptPlaces);
        Assert.Single(Booking.Aggregate.Fold([.. Kept, new BookingScheduled(At(200), Slot)]).KeptPlaces);
    }

    [Fact]
    public void A_request_that_shares_a_service_waits_for_places_too()
    {
        var wait = new WaitForSlot(Wish.From, Wish.To, Wish.Hours);
        var begun = (WaitingBegun)Waiting[1];
        Given(Asked with { Seats = 3 }).When(wait, At(5)).Then(begun with { Seats = 3 });
        Given(Asked with { Terms = Terms with { Seats = 1 } }).When(wait, At(5)).Then(begun with { Seats = null });
    }
}
