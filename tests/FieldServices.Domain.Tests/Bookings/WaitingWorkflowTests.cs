using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Waiting;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.Workflows;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;
using static FieldServices.Domain.Tests.Specifications.Inputs;

namespace FieldServices.Domain.Tests.Bookings;

/// <summary>Whom the waiting list asks, one after the other.</summary>
public sealed class WaitingWorkflowTests
{
    private static readonly BookingId First = new(new Guid("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c711"));
    private static readonly BookingId Second = new(new Guid("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c712"));
    private static readonly Guid Somebody = new("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c713");
    private static readonly FreedTime Other = new(SampleBookings.ServiceId, SlotAt(Nine.AddHours(1.5)));
    private static readonly WaitingBegun Begun = (WaitingBegun)Waiting[1] with { Contact = new BookingContact("+442079460018", "asha@example.org") };

    /// <summary>Two who wait, in this order.</summary>
    private static readonly WorkflowSpec Two = WorkflowSpec.Of(WaitingWorkflow.Definition).After(Of(First, Begun), At(5)).After(Of(Second, Begun with { Contact = null }), At(6));

    [Fact]
    public void A_time_that_is_given_back_is_kept_for_who_came_first()
    {
        var asked = Two.When(GivenBack(), At(20));

        Assert.Equal([new OfferSlot(Ade, Nine)], asked.Commands);
        Assert.Equal([new TimeBecameFree(Freed), new OfferAsked(First, Freed)], asked.Recorded);
        var made = asked.Next.When(Of(First, new SlotHeld(At(21), Slot, At(3_621)) { FromWaitingList = true }), At(21));
        Assert.Equal(["sms +442079460018 waiting-list-offer Normal", "email asha@example.org waiting-list-offer Normal"], made.Messages);
        Assert.Empty(made.Commands);
    }

    [Fact]
    public void It_is_asked_only_while_somebody_waits_and_the_time_suits_them()
    {
        WorkflowSpec.Of(WaitingWorkflow.Definition).When(GivenBack(), At(20)).ThenNothing();
        var late = new FreedTime(SampleBookings.ServiceId, SlotAt(Nine.AddHours(6)));
        Assert.Empty(Two.When(GivenBack(late), At(20)).Commands);
        Two.When(GivenBack(), Slot.From).ThenNothing();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_not_wanted_or_not_answered_goes_to_the_next_and_not_back(bool unanswered)
    {
        var offered = Offered();
        BookingEvent over = unanswered ? new BookingExpired(At(3_621)) : new HoldReleased(At(30));
        var next = offered.When(Of(First, over with { Freed = Freed, FromWaitingList = true }), over.At);

        Assert.Equal([new OfferOver(First, Freed, unanswered), new TimeBecameFree(Freed), new OfferAsked(Second, Freed)], next.Recorded);
        var again = next.Next.When(Of(Second, new WaitingEnded(At(4_000), WaitingEnd.Left) { FromWaitingList = true }), At(4_000));
        Assert.Empty(again.Commands);
    }

    [Fact]
    public void A_refused_hold_asks_the_next_unless_somebody_has_the_time()
    {
        var asked = Two.After(GivenBack(), At(20));
        var key = $"offer:{First.Value}";

        Assert.Equal([new OfferImpossible(First, Freed, "booking.journey-too-long"), new TimeBecameFree(Freed), new OfferAsked(Second, Freed)],
            asked.When(Rejected(key, "booking.journey-too-long"), At(21)).Recorded);
        var taken = asked.When(Rejected(key, "booking.slot-taken"), At(21));
        Assert.Equal([new OfferImpossible(First, Freed, "booking.slot-taken")], taken.Recorded);
        taken.Next.When(Rejected(key, "booking.slot-taken"), At(22)).ThenNothing();
        Assert.Equal([new OfferSlot(Ade, Nine)], asked.When(Discarded(key), At(21)).Commands);
    }

    [Fact]
    public void Two_times_go_to_two_who_wait_and_nobody_is_asked_about_two()
    {
        var both = Two.After(GivenBack(), At(20)).When(GivenBack(Other), At(21));
        Assert.Equal([new TimeBecameFree(Other), new OfferAsked(Second, Other)], both.Recorded);
        var third = new FreedTime(SampleBookings.ServiceId, SlotAt(Nine.AddDays(7)));
        var kept = both.Next.When(GivenBack(third), At(22));
        Assert.Empty(kept.Commands);

        // A time for which nobody was free is kept for who is free next.
        var declined = kept.Next.When(Rejected($"offer:{Second.Value}", "booking.slot-taken"), At(23));
        Assert.Equal([new OfferImpossible(Second, Other, "booking.slot-taken"), new OfferAsked(Second, third)], declined.Recorded);
    }

    [Fact]
    public void Who_leaves_while_being_asked_passes_the_time_on()
    {
        var left = Two.After(GivenBack(), At(20)).When(Of(First, new WaitingEnded(At(21), WaitingEnd.Left) { FromWaitingList = true }), At(21));

        Assert.Equal([new WaiterLeft(First, nameof(WaitingEnded)), new TimeBecameFree(Freed), new OfferAsked(Second, Freed)], left.Recorded);
        left.Next.When(Accepted($"offer:{First.Value}"), At(22)).ThenNothing();
    }

    [Fact]
    public void Who_takes_the_time_does_not_wait_any_more_and_the_next_time_goes_to_the_next()
    {
        var taken = Offered().When(Of(First, new BookingConfirmed(At(30)) { FromWaitingList = true }), At(30));

        Assert.Equal([new WaiterLeft(First, nameof(BookingConfirmed))], taken.Recorded);
        Assert.Equal([new TimeBecameFree(Other), new OfferAsked(Second, Other)], taken.Next.When(GivenBack(Other), At(40)).Recorded);
    }

    [Fact]
    public void After_three_offers_without_an_answer_nobody_is_asked_again()
    {
        var spec = WorkflowSpec.Of(WaitingWorkflow.Definition).After(Of(First, Begun), At(5));
        for (var i = 0; i < 3; i++)
        {
            var time = new FreedTime(SampleBookings.ServiceId, SlotAt(Nine.AddMinutes(90 * (i % 2)).AddDays(i / 2 * 7)));
            var asked = spec.When(GivenBack(time), At(20 + i));
            Assert.Single(asked.Commands);
            var held = asked.Next.After(Of(First, new SlotHeld(At(30 + i), time.Slot, At(40)) { FromWaitingList = true }), At(30 + i));
            var over = held.When(Of(First, new BookingExpired(At(50 + i)) { Freed = time, FromWaitingList = true }), At(50 + i));
            Assert.Equal(i == 2 ? [new StopWaiting(WaitingEnd.OffersUnanswered)] : [], over.Commands);
            spec = over.Next;
        }

        Assert.Empty(((WaitingLine)spec.State).Waiters);
    }

    [Fact]
    public void When_the_days_are_over_the_customer_is_told_and_the_list_forgets_them()
    {
        var over = Two.When(TimerFired("days-over", Wish.OverAt("Europe/London")), Wish.OverAt("Europe/London"));

        Assert.Equal([new StopWaiting(WaitingEnd.DaysOver), new StopWaiting(WaitingEnd.DaysOver)], over.Commands);
        Assert.Equal(["sms +442079460018 waiting-list-over Normal", "email asha@example.org waiting-list-over Normal"], over.Messages);
        Assert.True(WaitingWorkflow.Definition.IsFinished(over.Next.State));
        Two.When(TimerFired("days-over", At(100)), At(100)).ThenNothing();
    }

    [Fact]
    public void A_hold_that_the_office_gives_is_an_offer_too()
    {
        var held = Two.When(Of(First, new SlotHeld(At(10), Slot, At(610)) { FromWaitingList = true }), At(10));

        Assert.Equal([new OfferMade(First, Freed)], held.Recorded);
        Assert.Empty(held.Messages);
        Assert.Equal([new TimeBecameFree(Other), new OfferAsked(Second, Other)], held.Next.When(GivenBack(Other), At(40)).Recorded);
    }

    private static WorkflowSpec Offered() => Two.After(GivenBack(), At(20)).After(Of(First, new SlotHeld(At(21), Slot, At(3_621)) { FromWaitingList = true }), At(21));

    private static WorkflowInput GivenBack(FreedTime? time = null) => Happened(new BookingCancelled(At(15), CancelledBy.Office, null, null) { Freed = time ?? Freed }, Somebody, At(15));

    private static WorkflowInput Of(BookingId booking, BookingEvent @event) => Happened(@event, booking.Value, @event.At);
}
