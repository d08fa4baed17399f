using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Places;
using FieldServices.Domain.Bookings.Waiting;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Technicians;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.Workflows;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;
using static FieldServices.Domain.Tests.Specifications.Inputs;

namespace FieldServices.Domain.Tests.Bookings;

/// <summary>Whom the waiting list asks about places of a group booking.</summary>
public sealed class WaitingPlacesTests
{
    private static readonly BookingId First = new(new Guid("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c711"));
    private static readonly BookingId Second = new(new Guid("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c712"));
    private static readonly BookingId Group = new(new Guid("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c714"));
    private static readonly Guid Guest = new("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c715");
    private static readonly WaitingBegun Begun = (WaitingBegun)Waiting[1] with { Contact = new BookingContact("+442079460018") };
    private static readonly WaitingBegun Pair = Begun with { Seats = 2, CustomerId = Neighbour };
    private static readonly GroupPlaces One = new(Group, SampleBookings.ServiceId, Slot, 1);
    private static readonly OfferPlaces AskFirst = new(First, Customer, Nine);
    private static readonly OfferPlaces AskSecond = new(Second, Neighbour, Nine, 2);
    private static readonly PlacesOffered Offered = new(At(21), First, Customer, 1, Slot, At(3_621));

    /// <summary>One who needs a place, and two who come together.</summary>
    private static readonly WorkflowSpec Two = WorkflowSpec.Of(WaitingWorkflow.Definition).After(Of(First, Begun), At(5)).After(Of(Second, Pair), At(6));

    [Fact]
    public void Places_go_to_as_many_as_they_are_enough_for_in_turn()
    {
        var asked = Two.When(Left(3), At(20));
        Assert.Equal([AskFirst, AskSecond], asked.Commands);
        Assert.Equal([new PlacesBecameFree(One with { Seats = 3 }), new PlacesAsked(First, One), new PlacesAsked(Second, One with { Seats = 2 })], asked.Recorded);
        Assert.Empty(((WaitingLine)asked.Next.State).Places);

        Assert.Equal([AskFirst], Two.When(Left(2), At(20)).Commands);
        var kept = asked.Next.When(OfGroup(Offered), At(21));
        Assert.Equal([new PlacesKept(First)], kept.Recorded);
        Assert.Equal(["sms +442079460018 waiting-list-places Normal"], kept.Messages);
        kept.Next.When(OfGroup(Offered), At(22)).ThenNothing();
    }

    [Fact]
    public void Only_those_are_asked_whom_service_time_and_technician_suit()
    {
        WorkflowSpec.Of(WaitingWorkflow.Definition).When(Left(3), At(20)).ThenNothing();
        Two.When(Left(3), Slot.From).ThenNothing();
        foreach (var wish in new[] { Wish with { TechnicianId = Bea }, Wish with { Skills = [Skill.Heating] }, Wish with { From = Wish.To } })
            Assert.Empty(WorkflowSpec.Of(WaitingWorkflow.Definition).After(Of(First, Begun with { Wish = wish }), At(5)).When(Left(3), At(20)).Commands);
        Assert.Empty(WorkflowSpec.Of(WaitingWorkflow.Definition).After(Of(First, Begun with { Seats = null }), At(5)).When(Left(3), At(20)).Commands);
        Assert.Empty(WorkflowSpec.Of(WaitingWorkflow.Definition).After(Of(First, Begun with { ServiceId = new(Guest) }), At(5)).When(Left(3), At(20)).Commands);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_not_wanted_or_not_answered_goes_to_the_next_and_not_back(bool unanswered)
    {
        var over = Kept().When(OfGroup(new PlacesDeclined(At(30), First, Customer, 1, unanswered) { FreedPlaces = Free(2) }), At(30));

        Assert.Equal([AskSecond], over.Commands);
        Assert.Equal(
            [new PlacesOver(First, One, unanswered), new PlacesBecameFree(One with { Seats = 2 }), new PlacesAsked(Second, One with { Seats = 2 })], over.Recorded);
        Assert.Empty(over.Next.When(Left(3), At(40)).Commands);
    }

    [Fact]
    public void When_the_time_is_over_the_group_booking_is_told_and_what_it_kept_is_over_even_if_it_knows_nothing_of_it()
    {
        var fired = Kept().When(TimerFired($"places:{First.Value}", At(3_622)), At(3_622));
        Assert.Equal([new DeclinePlaces(Customer)], fired.Commands);
        fired.Next.When(TimerFired($"places:{First.Value}", At(3_622)), At(3_622)).ThenNothing();
        Assert.Equal([new PlacesOver(First, One, false, "booking.places-not-kept")], fired.Next.When(Rejected($"give-back:{First.Value}", "booking.places-not-kept"), At(3_623)).Recorded);
        Two.When(TimerFired($"places:{First.Value}", At(3_622)), At(3_622)).ThenNothing();
    }

    [Fact]
    public void Who_joins_has_what_they_waited_for_and_their_request_is_given_back()
    {
        var joined = Kept().When(OfGroup(new ParticipantJoined(At(30), Customer, 1, First)), At(30));
        Assert.Equal([new StopWaiting(WaitingEnd.Joined), new CancelBooking(CancelledBy.Office, $"Has places in {BookingReference.Of(Group.Value)}.")], joined.Commands);
        Assert.Equal([new WaiterLeft(First, nameof(ParticipantJoined))], joined.Recorded);
        Kept().When(OfGroup(new ParticipantJoined(At(30), Guest, 1, new BookingId(Guest))), At(30)).ThenNothing();
    }

    [Fact]
    public void A_refusal_asks_who_comes_next_about_what_can_still_be_there()
    {
        var pairFirst = WorkflowSpec.Of(WaitingWorkflow.Definition).After(Of(Second, Pair), At(5)).After(Of(First, Begun), At(6)).After(Left(2), At(20));
        var full = pairFirst.When(Rejected($"places:{Second.Value}", "booking.full"), At(21));
        Assert.Equal([new PlacesOver(Second, One with { Seats = 2 }, false, "booking.full"), new PlacesBecameFree(One), new PlacesAsked(First, One)], full.Recorded);
        Assert.Equal([AskSecond], full.Next.When(Left(2), At(30)).Commands);

        var there = pairFirst.When(Rejected($"places:{Second.Value}", "booking.joined-already"), At(21));
        Assert.Equal([AskFirst], there.Commands);
        Assert.Equal([AskFirst], pairFirst.When(Discarded($"places:{Second.Value}"), At(21)).Commands);
        Assert.Empty(pairFirst.When(Rejected($"places:{Second.Value}", "booking.wrong-status"), At(21)).Commands);
        var some = Two.After(Left(2), At(20)).When(Rejected($"places:{First.Value}", "booking.wrong-status"), At(21));
        Assert.Equal([new PlacesOver(First, One, false, "booking.wrong-status"), new PlacesGone(Group)], some.Recorded);
    }

    [Fact]
    public void Who_leaves_the_list_gives_back_what_is_kept()
    {
        var left = Kept().When(Of(First, new WaitingEnded(At(30), WaitingEnd.Left) { FromWaitingList = true }), At(30));
        Assert.Equal([new DeclinePlaces(Customer)], left.Commands);
        Assert.Equal([new WaiterLeft(First, nameof(WaitingEnded))], left.Recorded);
        Assert.Equal([AskSecond], left.Next.When(OfGroup(new PlacesDeclined(At(31), First, Customer, 1, false) { FreedPlaces = Free(2) }), At(31)).Commands);
    }

    [Fact]
    public void A_group_booking_that_is_moved_or_given_back_keeps_nothing_and_offers_its_new_time()
    {
        var cancelled = Kept().When(OfGroup(new BookingCancelled(At(30), CancelledBy.Office, null, null) { Freed = Freed }), At(30));
        Assert.Contains(new PlacesOver(First, One, false), cancelled.Recorded);

        var next = SlotAt(Nine.AddDays(7));
        var moved = Kept().When(OfGroup(new BookingRescheduled(At(30), Slot, next, null) { Freed = Freed, FreedPlaces = new FreedPlaces(SampleBookings.ServiceId, next, 1) }), At(30));
        Assert.Contains(new PlacesBecameFree(One with { Slot = next }), moved.Recorded);
    }

    [Fact]
    public void Places_that_nobody_could_take_are_gone_when_their_time_has_come_or_the_group_is_given_back()
    {
        var kept = WorkflowSpec.Of(WaitingWorkflow.Definition).After(Of(Second, Pair), At(5)).After(Left(1), At(20));
        Assert.Single(((WaitingLine)kept.State).Places);
        Assert.Equal([AskFirst], kept.When(Of(First, Begun), At(30)).Commands);
        Assert.Equal(new PlacesGone(Group), kept.When(Of(First, Begun), Slot.From).Recorded[^1]);
        Assert.Contains(new PlacesGone(Group), kept.When(OfGroup(new BookingCancelled(At(30), CancelledBy.Office, null, null) { Freed = Freed }), At(30)).Recorded);
    }

    [Fact]
    public void After_three_offers_without_an_answer_nobody_is_asked_again()
    {
        var spec = WorkflowSpec.Of(WaitingWorkflow.Definition).After(Of(First, Begun), At(5));
        for (var i = 0; i < 3; i++)
        {
            var group = Guid.CreateVersion7();
            var asked = spec.When(Happened(new ParticipantLeft(At(20 + i), Guest) { FreedPlaces = Free(1) }, group, At(20 + i)), At(20 + i));
            Assert.Equal([AskFirst], asked.Commands);
            var offered = asked.Next.After(Happened(Offered, group, At(30 + i)), At(30 + i));
            var over = offered.When(Happened(new PlacesDeclined(At(50 + i), First, Customer, 1, Unanswered: true), group, At(50 + i)), At(50 + i));
            Assert.Equal(i == 2 ? [new StopWaiting(WaitingEnd.OffersUnanswered)] : [], over.Commands);
            spec = over.Next;
        }

        Assert.Empty(((WaitingLine)spec.State).Waiters);
    }

    private static WorkflowSpec Kept() => Two.After(Left(1), At(20)).After(OfGroup(Offered), At(21));

    private static FreedPlaces Free(int seats) => new(SampleBookings.ServiceId, Slot, seats);

    private static WorkflowInput Left(int seats) => OfGroup(new ParticipantLeft(At(15), Guest) { FreedPlaces = Free(seats) });

    private static WorkflowInput OfGroup(BookingEvent @event) => Of(Group, @event);

    private static WorkflowInput Of(BookingId booking, BookingEvent @event) => Happened(@event, booking.Value, @event.At);
}
