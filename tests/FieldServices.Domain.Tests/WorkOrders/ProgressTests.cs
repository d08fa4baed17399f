using FieldServices.Domain.Bookings;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.Domain.WorkOrders;
using FieldServices.Domain.WorkOrders.Following;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;
using static FieldServices.Domain.Tests.WorkOrders.SampleOrders;

namespace FieldServices.Domain.Tests.WorkOrders;

/// <summary>How far a work order is follows from the bookings of its visits.</summary>
public sealed class ProgressTests
{
    private static readonly VisitOf Second = new(Envelopes.Id, 2, "First fix");

    [Fact]
    public void It_is_under_way_with_the_first_visit_and_complete_with_the_last()
    {
        Given(Confirmed).When(new NoteProgress(1, VisitProgress.Underway, 9), At(90_000), Is(BookingStatus.InProgress)).Then(new ProgressNoted(At(90_000), 1, VisitProgress.Underway, 9, 0));
        Assert.Equal(WorkOrderStatus.InProgress, After([.. Confirmed, new ProgressNoted(At(90_000), 1, VisitProgress.Underway, 9, 0)]).Status);
        Given([.. SurveyDone, Done(2, 260_000, 2)]).When(new NoteProgress(3, VisitProgress.Done, 10), At(600_000), Is(BookingStatus.Completed)).Then(Done(3, 600_000, 3), new WorkOrderCompleted(At(600_000)));
        Given([.. SurveyDone, Done(3, 600_000, 2)]).When(new NoteProgress(2, VisitProgress.Missed, 10), At(600_000), Is(BookingStatus.NoShow)).Then(new ProgressNoted(At(600_000), 2, VisitProgress.Missed, 10, 2));
    }

    [Fact]
    public void Work_that_did_not_pass_its_inspection_takes_it_up_again()
    {
        var again = new ProgressNoted(At(600_001), 3, VisitProgress.Underway, 11, 2);
        Given(AllDone).When(new NoteProgress(3, VisitProgress.Underway, 11), At(600_001), Is(BookingStatus.InProgress)).Then(again);
        Assert.Equal(WorkOrderStatus.InProgress, After([.. AllDone, again]).Status);
    }

    [Fact]
    public void What_comes_late_or_twice_changes_nothing()
    {
        Given(SurveyDone).When(new NoteProgress(1, VisitProgress.Underway, 9), At(94_000), Is(BookingStatus.InProgress)).ThenNothing();
        Given(SurveyDone).When(new NoteProgress(1, VisitProgress.Underway, 10), At(94_000), Is(BookingStatus.InProgress)).ThenNothing();
        Given(In(WorkOrderStatus.Cancelled)).When(new NoteProgress(1, VisitProgress.Underway, 9), At(94_000), Is(BookingStatus.InProgress)).ThenNothing();
        Given(Confirmed).When(new NoteProgress(1, VisitProgress.Open, 9), At(700), Is(BookingStatus.Expired)).ThenNothing();
        Given(Held).When(new NoteProgress(1, VisitProgress.Done, 9), At(700), Is(BookingStatus.Completed)).ThenNothing();
        Given(Ordered).When(new NoteProgress(1, VisitProgress.Underway, 9), At(700), Is(BookingStatus.InProgress)).ThenNothing();
        Given(Confirmed).When(new NoteProgress(4, VisitProgress.Done, 9), At(700), Is(BookingStatus.Completed)).ThenRejected("work-order.no-such-visit");
    }

    [Fact]
    public void A_late_note_changes_nothing_of_what_was_agreed_meanwhile()
    {
        var missed = new NoteProgress(1, VisitProgress.Missed, 7);
        var moved = new VisitsRescheduled(At(90_100), [new(1, Nine, Nine.AddDays(1))], null);
        Given([.. Confirmed, moved]).When(missed, At(90_200), Is(BookingStatus.Assigned)).ThenNothing();
        Given(Confirmed).When(missed, At(90_200), Is(BookingStatus.NoShow)).Then(new ProgressNoted(At(90_200), 1, VisitProgress.Missed, 7, 0));
        // Both holds ran out; times were held again after the first of the two notes.
        WorkOrderEvent[] again = [.. In(WorkOrderStatus.Expired), Kept with { At = At(700), Until = At(1_300) }];
        Given(again).When(new NoteProgress(2, VisitProgress.Open, 4), At(701), Is(BookingStatus.Held)).ThenNothing();
        Given(again).When(new NoteProgress(2, VisitProgress.Open, 6), At(1_301), Is(BookingStatus.Expired)).Then(new ProgressNoted(At(1_301), 2, VisitProgress.Open, 6, 0));
        Given(Confirmed).When(missed, At(90_200)).ThenNothing();
    }

    [Fact]
    public void A_hold_that_runs_out_takes_the_times_away()
    {
        Given(Held).When(new NoteProgress(1, VisitProgress.Open, 4), At(620), Is(BookingStatus.Expired)).Then(new ProgressNoted(At(620), 1, VisitProgress.Open, 4, 0));
        var expired = After(In(WorkOrderStatus.Expired));
        Assert.Equal((WorkOrderStatus.Expired, null, null), (expired.Status, expired.ExpiresAt, expired.Visits[0].Time));
    }

    [Fact]
    public void Each_step_of_a_visit_is_told_to_its_work_order_once()
    {
        Told(new WorkStarted(At(1)), VisitProgress.Underway);
        Told(new WorkResumed(At(1)), VisitProgress.Underway);
        Told(new WorkInspected(At(1), Passed: false, null), VisitProgress.Underway);
        Told(new WorkPaused(At(1), "Away"), VisitProgress.Interrupted);
        Told(new PartsAwaited(At(1), "A pump"), VisitProgress.Interrupted);
        Told(new WorkCompleted(At(1), null), VisitProgress.Done);
        Told(new NoShowNoted(At(1), null, null), VisitProgress.Missed);
        Told(new BookingExpired(At(1)), VisitProgress.Open);
        Following.When(Happened(new WorkInspected(At(1), Passed: true, null)), At(1)).ThenNothing();
        Following.Given(new NoteAsked(2, VisitProgress.Done, 1)).When(Happened(new WorkStarted(At(1))), At(1)).ThenNothing();
        Following.When(Inputs.Happened(new WorkOrderCompleted(At(1)), Envelopes.Id, At(1)), At(1)).Then(new FieldServices.Workflows.Output.Record(new FollowingEnded()));
        Following.Given(new FollowingEnded()).When(Inputs.Happened(SampleOrders.In(WorkOrderStatus.Cancelled)[^1], Envelopes.Id, At(1)), At(1)).ThenNothing();
        Assert.NotEmpty(Following.Given(new NoteAsked(1, VisitProgress.Done, 1)).When(Happened(new WorkStarted(At(1))), At(1)).Outputs);
    }

    private static Booking Is(BookingStatus status) => Booking.Initial with { Status = status };

    private static WorkflowSpec Following => WorkflowSpec.Of(FollowingWorkflow.Definition);

    private static FieldServices.Workflows.WorkflowInput Happened(BookingEvent e) => Inputs.Happened(e with { VisitOf = Second }, WorkOrder.BookingOf(Envelopes.Id, 2).Value, e.At);

    private static void Told(BookingEvent e, VisitProgress progress) => Following.When(Happened(e), e.At).Then(
        new FieldServices.Workflows.Output.Send("note:2:1", new NoteProgress(2, progress, 1), Envelopes.Id),
        new FieldServices.Workflows.Output.Record(new NoteAsked(2, progress, 1)));
}
