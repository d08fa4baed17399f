using FieldServices.Domain.Calendars;
using FieldServices.Domain.Series;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;
using static FieldServices.Domain.Tests.Series.SampleSeries;

namespace FieldServices.Domain.Tests.Series;

/// <summary>What a series plans, and what exceptions and changes make of it.</summary>
public sealed class SeriesTests
{
    private static readonly DateOnly Second = Tuesday.AddDays(14);

    [Fact]
    public void It_plans_once_up_to_the_horizon_and_then_what_comes_into_it()
    {
        Given(Begun).When(new PlanSeries(), T0, Plain).Then([.. FirstPlan[1..]]);
        Given(FirstPlan).When(new PlanSeries(), T0.AddHours(9), Plain).ThenNothing();
        Given(FirstPlan).When(new PlanSeries(), T0.AddDays(10), Plain).ThenNothing();
        Given(FirstPlan).When(new PlanSeries(), T0.AddDays(11), Plain).Then(
            Planned(10) with { At = T0.AddDays(11) }, new SeriesPlanned(T0.AddDays(11), new DateOnly(2026, 5, 12)));
    }

    [Fact]
    public void What_is_never_again_does_not_fill_the_history()
    {
        var three = Begun with { Rule = "FREQ=WEEKLY;BYDAY=TU;COUNT=1" };
        Given(three).When(new PlanSeries(), T0, Plain).Then(Planned(0), new SeriesPlanned(T0, new DateOnly(2026, 5, 1)));
        SeriesEvent[] planned = [three, Planned(0), new SeriesPlanned(T0, new DateOnly(2026, 5, 1))];
        Given(planned).When(new PlanSeries(), T0.AddDays(29), Plain).ThenNothing();
        Assert.Single(Given(planned).When(new PlanSeries(), T0.AddDays(30), Plain).Events);
    }

    [Fact]
    public void Closed_days_and_bank_holidays_are_left_out_or_moved_to_the_next_working_day()
    {
        // Two of the days are closed; the day after the second is a Friday, and Monday is Easter Monday.
        var calendar = Plain with { Holidays = HolidayDivision.EnglandAndWales, Closed = [new ClosedDays(Second, Second, "Stocktaking")] };
        var events = Given(Begun).When(new PlanSeries(), T0, calendar).Events;
        Assert.Equal(new VisitSkipped(T0, Second, 0, "Stocktaking"), events[1]);

        var friday = Begun with { Rule = "FREQ=DAILY;COUNT=1", Start = new DateTime(2026, 4, 3, 9, 0, 0), Terms = Fortnightly with { OnClosedDays = ClosedDayRule.NextWorkingDay } };
        var moved = Given(friday).When(new PlanSeries(), T0, calendar).Events.OfType<VisitPlanned>().Single();
        Assert.Equal((new DateOnly(2026, 4, 3), new DateTime(2026, 4, 7, 9, 0, 0)), (moved.Visit.Day, moved.Visit.Start));
    }

    [Fact]
    public void One_visit_is_left_out_before_or_after_it_was_planned()
    {
        var skip = new SkipVisit(Second, "Away");
        var skipped = new VisitSkipped(T0, Second, 0, "Away");
        Given(Begun).When(skip, T0).Then(skipped);
        Given(Begun, skipped).When(new PlanSeries(), T0, Plain).Then([.. FirstPlan[1..].Where(e => e is not VisitPlanned p || p.Visit.Day != Second)]);
        Given(FirstPlan).When(skip, T0).Then(skipped, new VisitWithdrawn(T0, Second, 0, Cancel: true, "Away"));
        Given(Begun, skipped).When(skip, T0).ThenNothing();
        Given(Begun).When(skip with { Day = Second.AddDays(1) }, T0).ThenRejected("series.no-such-visit");
        Given(Begun).When(skip with { Day = Tuesday.AddDays(-14) }, T0).ThenRejected("series.in-the-past");
    }

    [Fact]
    public void One_visit_is_moved_before_or_after_it_was_planned()
    {
        var thursday = Nine.AddDays(16);
        var moved = new VisitMoved(T0, new Visit(Second, 0, thursday), null);
        Given(Begun).When(new MoveVisit(Second, thursday), T0).Then(moved);
        Assert.Equal(thursday, Given(Begun, moved).When(new PlanSeries(), T0, Plain).Events.OfType<VisitPlanned>().Single(p => p.Visit.Day == Second).Visit.Start);
        Given(FirstPlan).When(new MoveVisit(Second, thursday), T0).Then(moved);
        Given([.. FirstPlan, moved]).When(new MoveVisit(Second, thursday), T0).ThenNothing();
        Given(Begun).When(new MoveVisit(Second.AddDays(1), thursday), T0).ThenRejected("series.no-such-visit");
        Given(Begun).When(new MoveVisit(Second, T0.DateTime), T0).ThenRejected("series.in-the-past");
        Given(Begun, new VisitSkipped(T0, Second, 0, "Away")).When(new MoveVisit(Second, thursday), T0).ThenRejected("series.visit-skipped");
    }

    [Fact]
    public void A_change_gives_back_what_comes_after_it_and_plans_anew_when_that_is_settled()
    {
        var change = new ChangeSeries(Second, "FREQ=WEEKLY;INTERVAL=4;BYDAY=TU", Nine.AddDays(14), [Bea]);
        var outcome = Given([.. FirstPlan, new VisitBooked(T0, Second, 0)]).When(change, T0);

        Assert.Equal([Second, Second.AddDays(14), Second.AddDays(28), Second.AddDays(42)], outcome.Events.OfType<VisitWithdrawn>().Select(w => w.Day));
        Assert.All(outcome.Events.OfType<VisitWithdrawn>(), w => Assert.False(w.Cancel));
        var changed = outcome.Events.OfType<SeriesChanged>().Single();
        Assert.Equal((1, 4), (changed.Plan, changed.StillWithdrawing));

        SeriesEvent[] after = [.. FirstPlan, .. outcome.Events.Cast<SeriesEvent>()];
        Given(after).When(new PlanSeries(), T0, Plain).ThenNothing();
        Given(after).When(change, T0).ThenRejected("series.changing");
        Given(after).When(new NoteVisit(Second, 0, VisitOutcome.Kept), T0).Then(new VisitKept(T0, Second, 0, 3));
        SeriesEvent[] settled = [.. after, new VisitKept(T0, Second, 0, 3), .. new[] { 14, 28, 42 }.Select((d, i) => new VisitGone(T0, Second.AddDays(d), 0, 2 - i))];
        var planned = Given(settled).When(new PlanSeries(), T0, Plain).Events.OfType<VisitPlanned>().ToList();
        // What was kept stands for its day; the first visit, before the change, is untouched.
        Assert.Equal([(Second.AddDays(28), 1)], planned.Select(p => (p.Visit.Day, p.Visit.Plan)));
        Assert.Equal([Bea], planned[0].Terms.TechnicianIds);
    }

    [Fact]
    public void A_change_does_not_touch_the_past()
    {
        Given(FirstPlan).When(new ChangeSeries(new DateOnly(2026, 3, 2), Rule, Nine), T0).ThenRejected("series.in-the-past");
        Given(FirstPlan).When(new EndSeries(new DateOnly(2026, 3, 1)), T0).ThenRejected("series.in-the-past");
    }

    [Fact]
    public void It_ends_with_this_visit_and_those_that_follow_or_with_all()
    {
        var outcome = Given(FirstPlan).When(new EndSeries(Second), T0);
        Assert.Equal(4, outcome.Events.OfType<VisitWithdrawn>().Count(w => w.Cancel));
        Assert.Equal(new SeriesEnded(T0, Second, null), outcome.Events[^1]);
        Assert.Equal(5, Given(FirstPlan).When(new EndSeries(), T0).Events.OfType<VisitWithdrawn>().Count());
        var ended = new SeriesEnded(T0, Second, null);
        Given(Begun, ended).When(new PlanSeries(), T0, Plain).Then(Planned(0), new SeriesPlanned(T0, new DateOnly(2026, 5, 1)));
        Given(Begun, ended).When(new SkipVisit(Tuesday), T0).ThenRejected("series.wrong-status");
    }

    [Fact]
    public void What_became_of_a_visit_is_noted_once()
    {
        Given(FirstPlan).When(new NoteVisit(Second, 0, VisitOutcome.Booked), T0).Then(new VisitBooked(T0, Second, 0));
        Given([.. FirstPlan, new VisitBooked(T0, Second, 0)]).When(new NoteVisit(Second, 0, VisitOutcome.Booked), T0).ThenNothing();
        Given(FirstPlan).When(new NoteVisit(Second, 0, VisitOutcome.NoSlot, "booking.closed-day"), T0).Then(new VisitWithoutSlot(T0, Second, 0, "booking.closed-day"));
        Given(FirstPlan).When(new NoteVisit(Second, 0, VisitOutcome.Gone), T0).ThenNothing();
        Given(FirstPlan).When(new NoteVisit(Second, 1, VisitOutcome.Booked), T0).ThenRejected("series.no-such-visit");
    }

    [Theory]
    [InlineData("FREQ=HOURLY")]
    [InlineData("FREQ=DAILY;BYHOUR=9,12")]
    [InlineData("FREQ=SOMETIMES")]
    [InlineData("")]
    public void A_rule_gives_at_most_one_visit_a_day(string rule) =>
        Assert.NotEmpty(SeriesModule.Module.Commands.Single(c => c.Name == "begin").Validate(new BeginSeries(Fortnightly, rule, Nine)).Errors);

    [Fact]
    public void It_begins_with_a_service_of_the_catalogue()
    {
        var begin = new BeginSeries(Fortnightly, Rule, Nine);
        SampleSeries.Given().When(begin, T0, Service).Then(Begun);
        SampleSeries.Given().When(begin, T0).ThenRejected("series.service-unknown");
        SampleSeries.Given().When(begin, T0, Service with { Withdrawn = true }).ThenRejected("series.service-withdrawn");
        SampleSeries.Given().When(begin with { Terms = Fortnightly with { Package = "Everything" } }, T0, Service).ThenRejected("series.package-unknown");
        SampleSeries.Given().When(begin with { Terms = Fortnightly with { Seats = 5 } }, T0, Service).ThenRejected("series.full");
    }
}
