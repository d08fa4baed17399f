using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Watching;
using FieldServices.Domain.Tests.Contractors;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.Workflows;
using static FieldServices.Domain.Tests.Emergencies.SampleEmergencies;
using static FieldServices.Domain.Tests.Specifications.Inputs;

namespace FieldServices.Domain.Tests.Emergencies;

/// <summary>The watch over the promises: when it looks, and what it asks for.</summary>
public sealed class ClockWorkflowTests
{
    private static readonly WorkflowSpec New = WorkflowSpec.Of(ClockWorkflow.Definition);
    private static readonly WorkflowSpec Begun = New.After(Happened(Reported), T0);
    private static readonly WorkflowSpec Noted = Begun.After(Happened(Acknowledged), At(40));

    [Fact]
    public void A_report_sets_two_timers_for_each_promise() =>
        Assert.Equal(
            [
                ("near-breach:acknowledge", At(48)), ("breach:acknowledge", At(61)), ("near-breach:dispatch", At(240)),
                ("breach:dispatch", At(301)), ("near-breach:on-site", At(5_760)), ("breach:on-site", At(7_201)),
            ],
            New.When(Happened(Reported), T0).Timers);

    [Fact]
    public void History_is_not_watched()
    {
        New.When(Happened(Reported, TimeSpan.FromMinutes(16)), At(960)).ThenNothing();
        New.When(Happened(Reopened, TimeSpan.FromMinutes(16)), At(6_960)).ThenNothing();
        New.When(Happened(Acknowledged), At(40)).ThenNothing();
        New.When(TimerFired("breach:dispatch", At(301)), At(301)).ThenNothing();
    }

    [Fact]
    public void History_that_is_reopened_now_is_watched_from_now_on() =>
        Assert.Equal(["near-breach:dispatch", "breach:dispatch", "near-breach:on-site", "breach:on-site"], New.When(Happened(Reopened), At(6_000)).Timers.Select(t => t.Key));

    [Fact]
    public void What_is_done_in_time_is_looked_at_no_more()
    {
        Assert.Equal([("near-breach:acknowledge", null), ("breach:acknowledge", null)], Begun.When(Happened(Acknowledged), At(40)).Timers);
        Assert.Equal([("near-breach:dispatch", null), ("breach:dispatch", null)], Noted.When(Happened(AcceptedBy), At(120)).Timers);
        var arrived = Noted.After(Happened(AcceptedBy), At(120)).When(Happened(Arrived), At(1_500));
        Assert.Equal([("near-breach:on-site", null), ("breach:on-site", null)], arrived.Timers);
        Assert.True(ClockWorkflow.Definition.IsFinished(arrived.Next.State));
    }

    [Fact]
    public void A_contractor_who_gives_it_back_opens_the_promise_again()
    {
        var accepted = Noted.After(Happened(AcceptedBy), At(120));
        EmergencyEvent[] released = [new DispatchDeclined(At(130), SampleContractors.First, "Busy"), new DispatchWithdrawn(At(130), SampleContractors.First)];

        Assert.All(released, e => Assert.Equal([("near-breach:dispatch", At(240)), ("breach:dispatch", At(301))], accepted.When(Happened(e), e.At).Timers));
    }

    [Fact]
    public void A_pause_stops_what_it_can_and_its_end_moves_it_by_its_length()
    {
        var paused = Noted.When(Happened(new ClockPaused(At(90), PauseReason.AccessRefused, null)), At(90));
        var resumed = paused.Next.When(
            Happened(new ClockResumed(At(190), TimeSpan.FromSeconds(100), ServiceLevels.Deadlines(Priority.P2, T0, TimeSpan.FromSeconds(100)))), At(190));

        Assert.Equal(4, paused.Timers.Count(t => t.Due is null));
        Assert.Equal(
            [("near-breach:dispatch", At(340)), ("breach:dispatch", At(401)), ("near-breach:on-site", At(5_860)), ("breach:on-site", At(7_301))],
            resumed.Timers);
    }

    [Fact]
    public void Another_priority_plans_everything_anew()
    {
        var raised = new PriorityChanged(At(80), Priority.P2, Priority.P1, "Sags", ServiceLevels.Deadlines(Priority.P1, T0, TimeSpan.Zero));

        Assert.Equal(
            [("near-breach:dispatch", At(48)), ("breach:dispatch", At(61)), ("near-breach:on-site", At(2_880)), ("breach:on-site", At(3_601))],
            Noted.When(Happened(raised), At(80)).Timers);
    }

    [Theory]
    [InlineData("near-breach:on-site", 5_760)]
    [InlineData("breach:on-site", 7_201)]
    public void What_falls_due_is_asked_for_once(string key, int seconds)
    {
        var outcome = Noted.When(TimerFired(key, At(seconds)), At(seconds));

        object expected = key.StartsWith("near", StringComparison.Ordinal) ? new NoteNearBreach(DeadlineKind.OnSite, At(7_200)) : new NoteBreach(DeadlineKind.OnSite, At(7_200));
        Assert.Equal([expected], outcome.Commands);
        outcome.Next.When(TimerFired(key, At(seconds)), At(seconds)).ThenNothing();
    }

    [Fact]
    public void A_warning_that_comes_after_the_deadline_is_left_out_but_a_breach_is_not()
    {
        Noted.When(TimerFired("near-breach:on-site", At(5_760), late: true), At(9_000)).ThenNothing();
        Assert.NotEmpty(Noted.When(TimerFired("breach:on-site", At(7_201), late: true), At(90_000)).Commands);
    }

    [Fact]
    public void A_timer_of_something_that_is_settled_or_unknown_does_nothing()
    {
        Noted.When(TimerFired("breach:acknowledge", At(61)), At(61)).ThenNothing();
        Noted.When(TimerFired("unheard-of", At(61)), At(61)).ThenNothing();
    }

    [Fact]
    public void What_was_settled_too_late_while_nobody_looked_is_asked_for_then() =>
        Begun.When(Happened(Acknowledged with { At = At(75) }), At(75)).Then(
            new Output.Record(new ClockPlanned(new(Envelopes.Id), ResponseClock.Start(T0, Reported.Deadlines) with { AcknowledgedAt = At(75) })),
            new Output.Send("breach:acknowledge", new NoteBreach(DeadlineKind.Acknowledge, At(60)), Envelopes.Id),
            new Output.Record(new NoteAsked(new(DeadlineKind.Acknowledge, At(60), Breached: true))),
            new Output.CancelTimer("near-breach:acknowledge"),
            new Output.CancelTimer("breach:acknowledge"));

    [Fact]
    public void What_was_in_time_when_it_was_settled_is_not_judged_by_a_later_plan() =>
        Assert.Empty(Noted.After(Happened(AcceptedBy), At(120))
            .When(Happened(new PriorityChanged(At(130), Priority.P2, Priority.P1, "Sags", ServiceLevels.Deadlines(Priority.P1, T0, TimeSpan.Zero))), At(130)).Commands);

    [Fact]
    public void A_refusal_is_on_record_and_an_acceptance_needs_nothing()
    {
        Noted.When(Rejected("breach:on-site", "emergency.deadline-moved"), At(7_202))
            .Then(new Output.Record(new NoteRefused("breach:on-site", "emergency.deadline-moved")));
        Noted.When(Discarded("breach:on-site"), At(7_202)).Then(new Output.Record(new NoteRefused("breach:on-site", "discarded")));
        Noted.When(Accepted("breach:on-site"), At(7_202)).ThenNothing();
    }

    [Fact]
    public void What_is_over_is_not_watched_until_it_is_reopened()
    {
        var over = Noted.After(Happened(Cancelled), At(60));

        Assert.True(ClockWorkflow.Definition.IsFinished(over.State));
        over.When(Happened(Offered), At(70)).ThenNothing();
        Assert.Equal(4, over.When(Happened(Reopened), At(6_000)).Timers.Count(t => t.Due is not null));
    }
}
