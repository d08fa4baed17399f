using FieldServices.Domain.Bookings;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Modules;
using FieldServices.Domain.WorkOrders;
using FieldServices.EventStore;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;
using static FieldServices.Domain.Tests.WorkOrders.SampleOrders;

namespace FieldServices.Domain.Tests.WorkOrders;

/// <summary>A work order is asked for, held, agreed and given back as a whole.</summary>
public sealed class OrderingTests
{
    private static readonly RequestWorkOrder Wanted = new(SampleOrders.Ordered.ServiceId, Customer, Point: SampleOrders.Ordered.Point, BookedBy: BookedBy.Office);

    [Fact]
    public void It_keeps_the_terms_of_a_service_that_takes_several_visits()
    {
        SampleOrders.Given().When(Wanted, T0, new CatalogueEntry("Bathroom", Bathroom, Withdrawn: false)).Then(Ordered);
        SampleOrders.Given().When(Wanted, T0).ThenRejected("work-order.service-unknown");
        SampleOrders.Given().When(Wanted, T0, Service).ThenRejected("work-order.takes-one-visit");
    }

    [Fact]
    public void A_service_that_takes_several_visits_is_not_booked_as_one() =>
        Bookings.SampleBookings.Given().When(Request, T0, Service with { Terms = Bathroom }).ThenRejected("booking.takes-several-visits");

    [Fact]
    public void Times_are_held_for_all_visits_in_their_order()
    {
        Given(Ordered).When(new HoldVisits(Times), At(10)).Then(Kept);
        Given(Ordered).When(new HoldVisits(Times[..2]), At(10)).ThenRejected("work-order.visits-missing");
        Given(In(WorkOrderStatus.Expired)).When(new HoldVisits(Times), At(700)).Then(Kept with { At = At(700), Until = At(1_300) });
    }

    [Theory]
    [InlineData("2026-03-04T09:59", "work-order.too-soon")]
    [InlineData("2026-03-04T10:00", null)]
    [InlineData("2026-03-10T10:00", null)]
    [InlineData("2026-03-10T10:01", "work-order.too-late")]
    public void Gaps_are_counted_from_the_end_of_the_visit_before(string firstFix, string? code)
    {
        var outcome = Given(Ordered).When(new HoldVisits([Times[0], new(DateTime.Parse(firstFix, null), Ade), new(Nine.AddDays(20), Ade)]), At(10));
        Assert.Equal(code, outcome.Rejection?.Code);
    }

    [Fact]
    public void Without_a_gap_the_buffers_of_the_visits_come_after_each_other()
    {
        var order = Ordered with { Terms = Bathroom with { Visits = [new("One", 60), new("Two", 360)] } };
        Assert.Equal("work-order.too-soon", Given(order).When(new HoldVisits([new(Nine, Ade), new(Nine.AddMinutes(89), Bea)]), At(10)).Rejection?.Code);
        Assert.Single(Given(order).When(new HoldVisits([new(Nine, Ade), new(Nine.AddMinutes(90), Bea)]), At(10)).Events);
    }

    [Fact]
    public void It_is_agreed_while_the_times_are_kept()
    {
        Given(Held).When(new ConfirmWorkOrder(), At(609)).Then(new WorkOrderConfirmed(At(609)));
        Given(Held).When(new ConfirmWorkOrder(), At(610)).ThenRejected("work-order.hold-expired");
        Given(Held).When(new ReleaseVisits(), At(20)).Then(new VisitsReleased(At(20)));
        Assert.All(After([.. Held, new VisitsReleased(At(20))]).Visits, v => Assert.Equal((VisitProgress.Open, null), (v.Progress, v.Time)));
    }

    [Fact]
    public void Giving_it_back_costs_once_by_the_next_visit_to_come()
    {
        var fee = Bathroom.Cancellation!.Fee;
        var late = new DateTimeOffset(2026, 3, 2, 9, 0, 1, TimeSpan.Zero);
        Given(Confirmed).When(new CancelWorkOrder(CancelledBy.Customer), late).Then(new WorkOrderCancelled(late, CancelledBy.Customer, null, fee, [1, 2, 3]));
        Given(Confirmed).When(new CancelWorkOrder(CancelledBy.Customer), late.AddSeconds(-1)).Then(new WorkOrderCancelled(late.AddSeconds(-1), CancelledBy.Customer, null, null, [1, 2, 3]));
        Given(Confirmed).When(new CancelWorkOrder(CancelledBy.Customer, Waive: true), late).Then(new WorkOrderCancelled(late, CancelledBy.Customer, null, null, [1, 2, 3]));
        Given(Confirmed).When(new CancelWorkOrder(CancelledBy.Office, "No tiles"), late).Then(new WorkOrderCancelled(late, CancelledBy.Office, "No tiles", null, [1, 2, 3]));
        Given(Held).When(new CancelWorkOrder(CancelledBy.Customer), At(20)).Then(new WorkOrderCancelled(At(20), CancelledBy.Customer, null, null, [1, 2, 3]));
    }

    [Fact]
    public void A_visit_that_was_broken_off_does_not_count_as_the_next_one_to_come()
    {
        var (fee, broken) = (Bathroom.Cancellation!.Fee, new ProgressNoted(At(90_000), 1, VisitProgress.Interrupted, 10, 0));
        Given([.. Confirmed, broken]).When(new CancelWorkOrder(CancelledBy.Customer), At(94_000)).Then(new WorkOrderCancelled(At(94_000), CancelledBy.Customer, null, null, [1, 2, 3]));
        var late = new DateTimeOffset(2026, 3, 4, 9, 0, 1, TimeSpan.Zero);
        Given([.. Confirmed, broken]).When(new CancelWorkOrder(CancelledBy.Customer), late).Then(new WorkOrderCancelled(late, CancelledBy.Customer, null, fee, [1, 2, 3]));
        // The technician is late, and the customer on the doorstep.
        var doorstep = new DateTimeOffset(2026, 3, 3, 9, 10, 0, TimeSpan.Zero);
        Given(Confirmed).When(new CancelWorkOrder(CancelledBy.Customer), doorstep).Then(new WorkOrderCancelled(doorstep, CancelledBy.Customer, null, fee, [1, 2, 3]));
        // Nothing is to come any more.
        WorkOrderEvent[] last = [.. SurveyDone, Done(2, 260_000, 2), new ProgressNoted(At(600_000), 3, VisitProgress.Interrupted, 10, 2)];
        Given(last).When(new CancelWorkOrder(CancelledBy.Customer), At(700_000)).Then(new WorkOrderCancelled(At(700_000), CancelledBy.Customer, null, null, [3]));
    }

    [Fact]
    public void What_is_done_stays_done_when_the_rest_is_given_back()
    {
        var at = At(94_000);
        var cancelled = new WorkOrderCancelled(at, CancelledBy.Customer, null, null, [2, 3]);
        Given(SurveyDone).When(new CancelWorkOrder(CancelledBy.Customer), at).Then(cancelled);
        Assert.Equal([VisitProgress.Done, VisitProgress.Cancelled, VisitProgress.Cancelled], After([.. SurveyDone, cancelled]).Visits.Select(v => v.Progress));
        var missed = new ProgressNoted(At(200_000), 2, VisitProgress.Missed, 8, 1);
        Given([.. SurveyDone, missed]).When(new CancelWorkOrder(CancelledBy.Office), At(200_001)).Then(new WorkOrderCancelled(At(200_001), CancelledBy.Office, null, null, [3]));
    }

    [Fact]
    public void Each_command_is_possible_in_the_statuses_of_the_table_and_in_no_other()
    {
        foreach (var status in Enum.GetValues<WorkOrderStatus>())
        {
            foreach (var command in WorkOrderModule.Module.Commands.Where(c => !c.Starts))
            {
                var decision = command.Decide(After(In(status)), command.Example, null, status == WorkOrderStatus.Held ? At(20) : At(1_000_000));
                var refused = (decision as Decision<object>.Rejected)?.Reason.Code == "work-order.wrong-status";
                Assert.True(refused != WorkOrderTransitions.From(command.Name).Contains(status), $"{command.Name} in {status}");
            }
        }
    }

    [Fact]
    public void Nothing_is_true_before_what_was_on_record_already() =>
        Given(Confirmed).When(new CancelWorkOrder(CancelledBy.Office), At(34)).ThenRejected("work-order.time-before-last");
}
