using FieldServices.Domain.Bookings;
using FieldServices.Domain.Series;
using FieldServices.Domain.Series.Planning;
using FieldServices.Domain.Series.Visiting;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.Workflows;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;
using static FieldServices.Domain.Tests.Series.SampleSeries;
using static FieldServices.Domain.Tests.Specifications.Inputs;

namespace FieldServices.Domain.Tests.Series;

/// <summary>How a visit becomes a booking with a time, and what changes make of it.</summary>
public sealed class VisitingTests
{
    private const string First = "hold:0:2026-03-03T09:00:00";
    private const string Other = "hold:1:2026-03-03T09:00:00";
    private static readonly WorkflowSpec Asked = WorkflowSpec.Of(VisitingWorkflow.Definition).After(Told(Planned(0)), T0);
    private static readonly WorkflowSpec Held = Asked.After(Accepted("request"), T0).After(Accepted(First), T0);
    private static readonly NoteVisit Noted = new(Tuesday, 0, VisitOutcome.Booked);

    [Fact]
    public void The_technicians_are_asked_in_their_order_until_one_has_time()
    {
        var asked = WorkflowSpec.Of(VisitingWorkflow.Definition).When(Told(Planned(0)), T0);
        Assert.Equal(Customer, Assert.IsType<RequestBooking>(Assert.Single(asked.Commands)).CustomerId);
        var first = asked.Next.When(Accepted("request"), T0);
        Assert.Equal([new HoldSlot(Ade, Nine, Minutes: 1_470)], first.Commands);
        var second = first.Next.When(Rejected(First, "booking.slot-taken"), T0);
        Assert.Equal([new HoldSlot(Bea, Nine, Minutes: 1_470)], second.Commands);
        var booked = second.Next.When(Accepted(Other), T0);
        Assert.Equal([Noted], booked.Commands);
        Assert.Equal([("confirm", new DateTimeOffset(2026, 2, 17, 9, 0, 0, default))], booked.Timers);
        Assert.Equal([new NoteVisit(Tuesday, 0, VisitOutcome.NoSlot, "booking.closed-day")], second.Next.When(Rejected(Other, "booking.closed-day"), T0).Commands);
    }

    [Fact]
    public void It_is_confirmed_when_the_day_has_come_with_approvals_where_they_are_needed()
    {
        var confirming = Held.When(TimerFired("confirm", T0), T0);
        Assert.Equal([new ConfirmBooking()], confirming.Commands);
        Assert.Equal([new VisitConfirmed("confirmed")], confirming.Next.When(Accepted("confirm"), T0).Recorded);
        Assert.Equal([new VisitConfirmed("booking.wrong-status")], confirming.Next.When(Rejected("confirm", "booking.wrong-status"), T0).Recorded);
        Assert.Equal([new AskApproval()], confirming.Next.When(Rejected("confirm", "booking.approval-needed"), T0).Commands);
    }

    [Fact]
    public void A_change_declines_what_nobody_has_confirmed_and_keeps_the_rest()
    {
        var withdrawn = Held.When(Told(new VisitWithdrawn(T0, Tuesday, 0, Cancel: false, "Changed")), T0);
        Assert.Equal([new DeclineBooking("Changed")], withdrawn.Commands);
        Assert.Equal([new NoteVisit(Tuesday, 0, VisitOutcome.Gone)], withdrawn.Next.When(Accepted("withdraw"), T0).Commands);
        var kept = withdrawn.Next.When(Rejected("withdraw", "booking.wrong-status"), T0);
        Assert.Equal([new NoteVisit(Tuesday, 0, VisitOutcome.Kept)], kept.Commands);
        Assert.Equal([new CancelBooking(CancelledBy.Customer, "Ended")], kept.Next.When(Told(new VisitWithdrawn(T0, Tuesday, 0, Cancel: true, "Ended")), T0).Commands);
    }

    [Fact]
    public void What_is_not_wanted_any_more_is_cancelled_even_when_it_is_confirmed()
    {
        var confirmed = Held.After(TimerFired("confirm", T0), T0).After(Accepted("confirm"), T0);
        var cancelled = confirmed.When(Told(new VisitWithdrawn(T0, Tuesday, 0, Cancel: true, "Away")), T0);
        Assert.Equal([new CancelBooking(CancelledBy.Customer, "Away")], cancelled.Commands);
        Assert.Equal([new NoteVisit(Tuesday, 0, VisitOutcome.Gone)], cancelled.Next.When(Rejected("withdraw", "booking.wrong-status"), T0).Commands);
    }

    [Fact]
    public void What_comes_while_an_answer_is_awaited_is_done_after_it()
    {
        var moved = Told(new VisitMoved(T0, new Visit(Tuesday, 0, Nine.AddDays(1)), null));
        var whileAsking = Asked.When(moved, T0);
        Assert.Empty(whileAsking.Commands);
        Assert.Equal([new HoldSlot(Ade, Nine.AddDays(1), Minutes: 2_910)], whileAsking.Next.When(Accepted("request"), T0).Commands);
        var whileHolding = Asked.After(Accepted("request"), T0).After(moved, T0).When(Accepted(First), T0);
        Assert.Equal([Noted, new RescheduleBooking(Nine.AddDays(1))], whileHolding.Commands);
        var withdrawn = Asked.After(Told(new VisitWithdrawn(T0, Tuesday, 0, Cancel: true, "Away")), T0).When(Accepted("request"), T0);
        Assert.Equal([new CancelBooking(CancelledBy.Customer, "Away")], withdrawn.Commands);
    }

    [Fact]
    public void A_visit_without_a_time_takes_the_next_one_that_is_wanted()
    {
        var missing = Asked.After(Accepted("request"), T0).After(Rejected(First, "booking.slot-taken"), T0).After(Rejected(Other, "booking.slot-taken"), T0);
        var moved = missing.When(Told(new VisitMoved(T0, new Visit(Tuesday, 0, Nine.AddDays(1)), null)), T0);
        Assert.Equal([new HoldSlot(Ade, Nine.AddDays(1), Minutes: 2_910)], moved.Commands);
    }

    [Fact]
    public void A_series_is_asked_to_plan_at_its_beginning_each_night_and_after_a_change()
    {
        var begun = WorkflowSpec.Of(PlanningWorkflow.Definition).When(Told(Begun), T0);
        Assert.Equal([new PlanSeries()], begun.Commands);
        var night = new DateTimeOffset(2026, 3, 3, 3, 0, 0, default);
        Assert.Equal([("nightly", night)], begun.Timers);
        Assert.Equal([new PlanSeries()], begun.Next.When(TimerFired("nightly", night), night).Commands);
        Assert.Empty(begun.Next.When(Told(new VisitGone(T0, Tuesday, 0, 1)), T0).Commands);
        Assert.Equal([new PlanSeries()], begun.Next.When(Told(new VisitGone(T0, Tuesday, 0, 0)), T0).Commands);
        var ending = begun.Next.After(Told(new SeriesEnded(T0, Tuesday.AddDays(7), null)), T0);
        Assert.Equal([new PlanSeries()], ending.When(TimerFired("nightly", night), night).Commands);
        Assert.Equal([new PlanningEnded()], ending.When(TimerFired("nightly", night.AddDays(7)), night.AddDays(7)).Recorded);
    }

    private static WorkflowInput Told(SeriesEvent @event) => Happened(@event, Envelopes.Id, @event.At);
}
