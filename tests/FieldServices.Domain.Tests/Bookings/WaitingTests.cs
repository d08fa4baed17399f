using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Waiting;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Technicians;
using static FieldServices.Domain.Bookings.BookingStatus;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;

namespace FieldServices.Domain.Tests.Bookings;

/// <summary>A booking that waits for a time.</summary>
public sealed class WaitingTests
{
    private static readonly WaitForSlot Wait = new(Wish.From, Wish.To, Wish.Hours);
    private static readonly WaitingBegun Begun = (WaitingBegun)Waiting[1];

    [Fact]
    public void A_request_waits_with_what_it_needs_and_whom_to_tell()
    {
        var told = new BookingContact("+442079460018");
        Given(Asked with { Contact = told }).When(Wait, At(5)).Then(Begun with { Contact = told });
        Given(Asked with { Package = "Radiators too" }).When(Wait, At(5)).Then(Begun with { Needed = new TimeNeeded(10, 90, 20) });
        Given(Waiting).When(Wait, At(10)).ThenRejected("booking.waiting-already");
        Given(Asked).When(Wait with { From = new DateOnly(2026, 3, 1), To = new DateOnly(2026, 3, 1) }, At(5)).ThenRejected("booking.waiting-over");
        Given(Asked).When(Wait with { From = new DateOnly(2026, 3, 2), To = new DateOnly(2026, 3, 2) }, new(2026, 3, 2, 23, 59, 59, default)).Then(
            Begun with { At = new(2026, 3, 2, 23, 59, 59, default), Wish = Wish with { From = new DateOnly(2026, 3, 2), To = new DateOnly(2026, 3, 2) } });
    }

    [Fact]
    public void It_leaves_the_list_when_it_wants_to_and_when_it_has_got_a_time()
    {
        Given(Waiting).When(new StopWaiting(), At(10)).Then(new WaitingEnded(At(10), WaitingEnd.Left) { FromWaitingList = true });
        Given(Asked).When(new StopWaiting(), At(10)).ThenRejected("booking.not-waiting");
        foreach (var end in new BookingEvent[] { new BookingConfirmed(At(9)), new BookingCancelled(At(9), CancelledBy.Office, null, null), new BookingDeclined(At(9), "No"), new ApprovalAsked(At(9), 2) })
            Assert.Null(Booking.Aggregate.Fold([.. Waiting, end]).Wish);
        Assert.NotNull(Booking.Aggregate.Fold([.. Waiting, new SlotHeld(At(9), Slot, At(10)), new BookingExpired(At(11))]).Wish);
    }

    [Fact]
    public void A_time_is_offered_only_if_it_is_wished_for()
    {
        var offer = new OfferSlot(Ade, Nine);
        Given(Waiting).When(offer, At(10), Free).Then(new SlotHeld(At(10), Slot, At(3_610)) { FromWaitingList = true });
        Given(Asked).When(offer, At(10), Free).ThenRejected("booking.not-waiting");
        Given(Waiting).When(offer with { Start = Nine.AddHours(2) }, At(10), Free).Then(new SlotHeld(At(10), SlotAt(Nine.AddHours(2)), At(3_610)) { FromWaitingList = true });
        Given(Waiting).When(offer with { Start = Nine.AddHours(2.5) }, At(10), Free).ThenRejected("booking.not-wished");
        Given(Waiting).When(offer with { Start = Nine.AddDays(1) }, At(10), Free).ThenRejected("booking.not-wished");
        GivenWish(Wish with { TechnicianId = Bea }).When(offer, At(10), Free).ThenRejected("booking.not-wished");
        GivenWish(Wish with { Skills = [Skill.Heating] }).When(offer, At(10), Free).ThenRejected("booking.not-wished");
        Given(Waiting).When(offer, At(10), new FactPair(Skilled with { Absences = [new Absence(Slot.From, Slot.Until)] }, Calendar)).ThenRejected("booking.technician-absent");
    }

    [Fact]
    public void An_offer_ends_when_the_time_begins()
    {
        var late = Slot.From.AddMinutes(-30);
        Given([Waiting[0] is BookingRequested asked ? asked with { Terms = Terms with { NoticeMinutes = 0 } } : null!, Waiting[1]])
            .When(new OfferSlot(Ade, Nine), late, Free).Then(new SlotHeld(late, Slot, Slot.From) { FromWaitingList = true });
    }

    [Fact]
    public void What_is_given_back_is_said_with_the_event_as_long_as_it_is_to_come()
    {
        Given(In(Confirmed)).When(new CancelBooking(CancelledBy.Office), Slot.From.AddSeconds(-1))
            .Then(new BookingCancelled(Slot.From.AddSeconds(-1), CancelledBy.Office, null, null) { Freed = Freed });
        Given(In(Confirmed)).When(new CancelBooking(CancelledBy.Office), Slot.From).Then(new BookingCancelled(Slot.From, CancelledBy.Office, null, null));
        Given(In(Scheduled)).When(new AssignTechnician(), At(70)).Then(new TechnicianAssigned(At(70), Slot));
        Given(In(AwaitingParts)).When(new CancelBooking(CancelledBy.Office), At(90_000)).Then(new BookingCancelled(At(90_000), CancelledBy.Office, null, null));
    }

    private static Specifications.Specification GivenWish(WaitingWish wish) => Given(Asked, Begun with { Wish = wish });
}
