using FieldServices.Domain.WorkOrders;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;
using static FieldServices.Domain.Tests.WorkOrders.SampleOrders;

namespace FieldServices.Domain.Tests.WorkOrders;

/// <summary>One visit is moved; those after it stay, or go with it.</summary>
public sealed class MovingTests
{
    [Fact]
    public void A_visit_moves_as_far_as_its_neighbours_let_it()
    {
        Given(Confirmed).When(new RescheduleVisit(2, Nine.AddDays(3), Bea, 2, Reason: "Away"), At(50))
            .Then(new VisitsRescheduled(At(50), [new(2, Nine.AddDays(2), Nine.AddDays(3), Bea, 2)], "Away"));
        Given(Confirmed).When(new RescheduleVisit(2, Nine.AddDays(1)), At(50)).ThenRejected("work-order.too-soon");
        Given(Confirmed).When(new RescheduleVisit(2, Nine.AddDays(8)), At(50)).ThenRejected("work-order.too-late");
    }

    [Fact]
    public void Those_after_it_stay_in_the_way_unless_they_are_to_move_too()
    {
        var outcome = Given(Confirmed).When(new RescheduleVisit(2, Nine.AddDays(5)), At(50));
        outcome.ThenRejected("work-order.too-soon");
        Assert.Contains("Visit 3, Second fix,", outcome.Rejection!.Message, StringComparison.Ordinal);
        Assert.Contains("'shift'", outcome.Rejection.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("'shift'", Given(Confirmed).When(new RescheduleVisit(2, Nine.AddDays(8)), At(50)).Rejection!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void They_move_by_as_many_days_the_last_one_first_when_it_goes_later()
    {
        Given(Confirmed).When(new RescheduleVisit(2, Nine.AddDays(5).AddHours(2), Following: FollowingVisits.Shift), At(50)).Then(new VisitsRescheduled(
            At(50), [new(3, Nine.AddDays(6), Nine.AddDays(9)), new(2, Nine.AddDays(2), Nine.AddDays(5).AddHours(2))], null));
        Given(Confirmed).When(new RescheduleVisit(1, Nine.AddDays(-1), Following: FollowingVisits.Shift), At(50)).Then(new VisitsRescheduled(
            At(50), [new(1, Nine, Nine.AddDays(-1)), new(2, Nine.AddDays(2), Nine.AddDays(1)), new(3, Nine.AddDays(6), Nine.AddDays(5))], null));
        Given(Confirmed).When(new RescheduleVisit(1, Nine.AddHours(1), Following: FollowingVisits.Shift), At(50))
            .Then(new VisitsRescheduled(At(50), [new(1, Nine, Nine.AddHours(1))], null));
    }

    [Fact]
    public void What_is_done_or_under_way_or_has_no_time_stays_where_it_is()
    {
        Given(SurveyDone).When(new RescheduleVisit(1, Nine), At(94_000)).ThenRejected("work-order.visit-not-movable");
        Given([.. Confirmed, new ProgressNoted(At(90_000), 1, VisitProgress.Underway, 9, 0)]).When(new RescheduleVisit(1, Nine), At(94_000)).ThenRejected("work-order.visit-not-movable");
        Given(Confirmed).When(new RescheduleVisit(4, Nine), At(50)).ThenRejected("work-order.no-such-visit");
        Given(Held).When(new RescheduleVisit(1, Nine), At(610)).ThenRejected("work-order.hold-expired");
    }

    [Theory]
    [InlineData(VisitProgress.Missed)]
    [InlineData(VisitProgress.Interrupted)]
    public void A_visit_that_was_missed_or_broken_off_is_agreed_anew(VisitProgress progress)
    {
        WorkOrderEvent[] broken = [.. Confirmed, new ProgressNoted(At(90_000), 1, progress, 9, 0)];
        var moved = Given(broken).When(new RescheduleVisit(1, Nine.AddDays(4), Following: FollowingVisits.Shift), At(95_000)).Events;
        Assert.Equal(VisitProgress.Agreed, After([.. broken, (WorkOrderEvent)moved[0]]).Visits[0].Progress);
        Assert.Equal(Nine.AddDays(10), After([.. broken, (WorkOrderEvent)moved[0]]).Visits[2].Time!.Start);
    }

    [Fact]
    public void What_is_held_stays_held_when_it_moves() =>
        Assert.All(After([.. Held, new VisitsRescheduled(At(20), [new(2, Nine.AddDays(2), Nine.AddDays(3))], null)]).Visits, v => Assert.Equal(VisitProgress.Held, v.Progress));
}
