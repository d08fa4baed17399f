using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Tests.Specifications;
using static FieldServices.Domain.Tests.Contractors.SampleContractors;
using static FieldServices.Domain.Tests.Emergencies.SampleEmergencies;

namespace FieldServices.Domain.Tests.Emergencies;

public sealed class EmergencyBoardTests
{
    [Fact]
    public void Escalation_follow_up_and_breaches_are_seen_until_it_is_reopened()
    {
        var row = Row([.. In(EmergencyStatus.Dispatched), Escalated, NearBreach, Breach, Breach, NextDay]);

        Assert.Equal((true, At(45), EscalationReason.SafetyRisk, At(88_200)), (row.Escalated, row.EscalatedAt, row.EscalationReason, row.FollowUpRaisedAt));
        Assert.Equal([DeadlineKind.OnSite], row.NearlyBreached);
        Assert.Equal([DeadlineKind.OnSite], row.Breached);
        var again = Row([.. In(EmergencyStatus.Resolved), Escalated, NearBreach, Breach, NextDay, Reopened]);
        Assert.Equal((false, null, null, null), (again.Escalated, again.EscalatedAt, again.EscalationReason, again.FollowUpRaisedAt));
        Assert.Empty(again.NearlyBreached.Concat(again.Breached));
    }

    [Fact]
    public void An_arrival_that_is_told_late_clears_the_breach_only_if_it_was_in_time()
    {
        Assert.Empty(Row([.. In(EmergencyStatus.EnRoute), Breach, Arrived with { At = At(7_100) }]).Breached);
        Assert.Equal([DeadlineKind.OnSite], Row([.. In(EmergencyStatus.EnRoute), Breach, Arrived with { At = At(7_300) }]).Breached);
    }

    [Fact]
    public void A_report_appears_with_place_deadlines_and_reference()
    {
        var row = Row(Reported);

        Assert.Equal((EmergencyReference.Of(Envelopes.Id), "INC-1", 1), (row.Reference, row.ExternalReference, row.Version));
        Assert.Equal(("Brent", "Queens Park", "NW6"), (row.Borough, row.Ward, row.PostcodeDistrict));
        Assert.Equal((At(60), At(300), At(7_200)), (row.AcknowledgeBy, row.DispatchBy, row.OnSiteBy));
        Assert.Equal((QueensPark.Longitude, QueensPark.Latitude), (row.Point!.Coordinate.X, row.Point.Coordinate.Y));
        Assert.Equal((T0, T0, Report.Caller), (row.ReportedAt, row.ClockStartedAt, row.Contact));
    }

    [Fact]
    public void The_times_of_a_whole_run_are_those_at_which_things_were_true()
    {
        var row = Row(In(EmergencyStatus.Closed));

        Assert.Equal((At(40), At(50), At(120)), (row.AcknowledgedAt!.Value, row.OfferedAt!.Value, row.DispatchedAt!.Value));
        Assert.Equal((At(180), At(1_800), At(1_500)), (row.EnRouteAt!.Value, row.ExpectedAt!.Value, row.OnSiteAt!.Value));
        Assert.Equal((At(2_000), At(5_000), At(90_000)), (row.MadeSafeAt!.Value, row.ResolvedAt!.Value, row.ClosedAt!.Value));
        Assert.Equal((40d, 120d, 1_500d), (row.AcknowledgeSeconds!.Value, row.DispatchSeconds!.Value, row.ResponseSeconds!.Value));
        Assert.Equal((true, true, true), (row.AcknowledgedInTime!.Value, row.DispatchedInTime!.Value, row.OnSiteInTime!.Value));
        Assert.Equal((First.Value, null, 9, At(90_000)), (row.ContractorId!.Value, row.OfferedContractorId, row.Version, row.UpdatedAt));
    }

    [Fact]
    public void Late_is_late()
    {
        var row = Row(Reported, Acknowledged with { At = At(61) }, Offered, AcceptedBy with { At = At(301) }, Arrived with { At = At(7_201) });

        Assert.Equal((false, false, false), (row.AcknowledgedInTime!.Value, row.DispatchedInTime!.Value, row.OnSiteInTime!.Value));
    }

    [Fact]
    public void On_the_second_is_in_time()
    {
        var row = Row(Reported, Acknowledged with { At = At(60) }, Offered, AcceptedBy with { At = At(300) }, Arrived with { At = At(7_200) });

        Assert.Equal((true, true, true), (row.AcknowledgedInTime!.Value, row.DispatchedInTime!.Value, row.OnSiteInTime!.Value));
    }

    [Fact]
    public void What_is_met_during_a_pause_is_judged_by_its_beginning()
    {
        var paused = new ClockPaused(At(200), PauseReason.AccessRefused, null);

        var row = Row(Reported, Acknowledged, paused, Offered with { At = At(400) }, AcceptedBy with { At = At(500) });
        Assert.Equal((true, true, At(200), PauseReason.AccessRefused), (row.DispatchedInTime!.Value, row.Paused, row.PausedAt!.Value, row.PauseReason!.Value));
    }

    [Fact]
    public void An_ended_pause_moves_the_deadlines_and_is_counted()
    {
        var deadlines = new Deadlines(At(60), At(400), At(7_300));

        var row = Row(Reported, Acknowledged, new ClockPaused(At(200), PauseReason.AccessRefused, null), new ClockResumed(At(300), TimeSpan.FromSeconds(100), deadlines));
        Assert.Equal((false, 100d, At(7_300), At(400)), (row.Paused, row.PausedSeconds, row.OnSiteBy, row.DispatchBy));
        Assert.Null(row.PauseReason);
    }

    [Fact]
    public void Whoever_gives_the_emergency_back_takes_the_dispatch_along()
    {
        var row = Row([.. In(EmergencyStatus.EnRoute), new DispatchDeclined(At(300), First, "Van broke down")]);

        Assert.Equal((EmergencyStatus.Acknowledged, 1), (row.Status, row.Declines));
        Assert.Null(row.ContractorId);
        Assert.Null(row.DispatchedAt);
        Assert.Null(row.DispatchSeconds);
        Assert.Null(row.DispatchedInTime);
        Assert.Null(row.EnRouteAt);
    }

    [Fact]
    public void An_open_offer_and_its_withdrawal_are_shown()
    {
        Assert.Equal(First.Value, Row(In(EmergencyStatus.Dispatching)).OfferedContractorId);
        Assert.Null(Row([.. In(EmergencyStatus.Dispatching), new DispatchWithdrawn(At(60), First)]).OfferedContractorId);
    }

    [Fact]
    public void A_cancelled_emergency_tells_why()
    {
        var other = new EmergencyId(Guid.Parse("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c7d7"));
        var row = Row(Reported, new EmergencyCancelled(At(60), CancelReason.Duplicate, null, other));

        Assert.Equal((At(60), CancelReason.Duplicate, other.Value), (row.CancelledAt!.Value, row.CancelReason!.Value, row.DuplicateOf!.Value));
    }

    [Fact]
    public void Reopening_begins_a_new_run()
    {
        var row = Row(In(EmergencyStatus.Reopened));

        Assert.Equal((T0, At(6_000), At(6_000), 1), (row.ReportedAt, row.ClockStartedAt, row.ReopenedAt!.Value, row.TimesReopened));
        Assert.Equal(At(13_200), row.OnSiteBy);
        Assert.Null(row.OnSiteAt);
        Assert.Null(row.ResponseSeconds);
        Assert.Null(row.ResolvedAt);
        Assert.Null(row.ContractorId);
    }

    [Fact]
    public void Position_and_priority_can_change()
    {
        var row = Row(
            Reported,
            new EmergencyLocated(At(10), new GeoPoint(51.55, -0.2)),
            new PriorityChanged(At(20), Priority.P2, Priority.P1, "Ceiling sags", new Deadlines(At(60), At(60), At(3_600))));

        Assert.Equal((51.55, Priority.P1, At(3_600)), (row.Point!.Coordinate.Y, row.Priority, row.OnSiteBy));
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void The_board_shows_the_status_of_the_state(EmergencyStatus status) => Assert.Equal(status, Row(In(status)).Status);

    public static TheoryData<EmergencyStatus> Statuses() => [.. Enum.GetValues<EmergencyStatus>()];

    private static EmergencyRow Row(params EmergencyEvent[] history) =>
        ViewSpecification.Row(EmergencyBoard.View, Envelopes.Of(EmergencyModule.Module, history))!;
}
