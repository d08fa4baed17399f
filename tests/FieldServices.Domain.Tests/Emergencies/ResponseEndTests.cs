using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Responding;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.Workflows;
using static FieldServices.Domain.Tests.Emergencies.SampleEmergencies;
using static FieldServices.Domain.Tests.Specifications.Inputs;

namespace FieldServices.Domain.Tests.Emergencies;

/// <summary>The follow-up, and the ways in which a response ends and begins again.</summary>
public sealed class ResponseEndTests
{
    private static readonly WorkflowSpec Begun = WorkflowSpec.Of(ResponseWorkflow.Definition).After(Happened(Reported), T0);
    private static readonly WorkflowSpec Waiting = Begun.After(Happened(Resolved), Resolved.At);
    private static readonly DateTimeOffset Morning = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
    private static readonly WorkflowSpec Sent = Waiting.After(TimerFired("follow-up", Morning), Morning);

    [Theory]
    [InlineData("2026-03-02T10:00:00Z", "2026-03-03T09:00:00Z")]
    [InlineData("2026-03-28T22:00:00Z", "2026-03-29T08:00:00Z")] // the clocks go forward that night
    [InlineData("2026-10-24T12:00:00Z", "2026-10-25T09:00:00Z")] // and back
    [InlineData("2026-07-01T23:30:00Z", "2026-07-03T08:00:00Z")] // past midnight in London already
    public void The_follow_up_comes_the_next_day_at_nine_in_London(string resolved, string due)
    {
        var e = Resolved with { At = DateTimeOffset.Parse(resolved, null) };
        var when = DateTimeOffset.Parse(due, null);

        Begun.When(Happened(e), e.At).Then(
            new Output.CancelTimer("status-update"), new Output.SetTimer("follow-up", When.At(when)), new Output.Record(new FollowUpPlanned(when)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_follow_up_is_raised_once_even_if_the_morning_comes_late(bool late)
    {
        var outcome = Waiting.When(TimerFired("follow-up", Morning, late), Morning.AddHours(late ? 30 : 0));

        Assert.Equal([new RaiseFollowUp()], outcome.Commands);
        outcome.Next.When(TimerFired("follow-up", Morning, late), Morning).ThenNothing();
    }

    [Fact]
    public void The_office_is_told_when_the_follow_up_is_on_the_list_whoever_put_it_there()
    {
        foreach (var spec in new[] { Sent, Waiting, Waiting.After(Happened(Closed), Closed.At) })
        {
            var outcome = spec.When(Happened(NextDay), NextDay.At);
            Assert.Equal(["email office office-follow-up Normal"], outcome.Messages);
            Assert.True(ResponseWorkflow.Definition.IsFinished(outcome.Next.State));
            outcome.Next.When(Happened(NextDay), NextDay.At).ThenNothing();
        }

        Begun.When(Happened(NextDay), NextDay.At).ThenNothing();
    }

    [Fact]
    public void A_refused_follow_up_ends_the_response() =>
        Sent.When(Rejected("follow-up", "emergency.wrong-status"), Morning).Then(new Output.Record(new ResponseEnded("emergency.wrong-status")));

    [Fact]
    public void The_office_is_told_of_a_follow_up_that_could_not_be_delivered() =>
        Assert.Equal(["email office office-follow-up Normal"], Sent.When(Discarded("follow-up"), Morning).Messages);

    [Fact]
    public void An_answer_that_nobody_waits_for_changes_nothing()
    {
        Sent.When(Accepted("follow-up"), Morning).ThenNothing();
        Begun.When(Rejected("follow-up", "emergency.wrong-status"), Morning).ThenNothing();
        Begun.When(Discarded("escalate"), Morning).ThenNothing();
        Begun.When(TimerFired("follow-up", Morning), Morning).ThenNothing();
        Begun.When(Accepted("unheard-of"), Morning).ThenNothing();
    }

    [Fact]
    public void A_cancelled_emergency_needs_nothing_more()
    {
        var outcome = Begun.When(Happened(Cancelled), At(60)).Then(
            new Output.CancelTimer("status-update"), new Output.CancelTimer("follow-up"), new Output.Record(new ResponseEnded("cancelled")));

        Assert.True(ResponseWorkflow.Definition.IsFinished(outcome.Next.State));
        outcome.Next.When(Happened(Cancelled), At(60)).ThenNothing();
        outcome.Next.When(Happened(Offered), At(70)).ThenNothing();
    }

    [Fact]
    public void A_file_that_is_closed_after_it_was_resolved_is_followed_up_and_any_other_is_not()
    {
        Waiting.When(Happened(Closed), Closed.At).ThenNothing();
        Assert.Equal([new ResponseEnded("closed")], Begun.When(Happened(Closed), Closed.At).Recorded);
    }

    [Fact]
    public void A_reopened_emergency_begins_again_with_its_updates()
    {
        foreach (var spec in new[] { Waiting, Begun.After(Happened(Cancelled), At(60)), Sent.After(Happened(NextDay), NextDay.At) })
        {
            var outcome = spec.When(Happened(Reopened), At(6_000));
            Assert.Equal(["pager emergency-team team-alert Normal"], outcome.Messages);
            Assert.Equal([("follow-up", null), ("status-update", At(6_900))], outcome.Timers);
            Assert.False(ResponseWorkflow.Definition.IsFinished(outcome.Next.State));
            Assert.NotEmpty(outcome.Next.When(TimerFired("status-update", At(6_900)), At(6_900)).Messages);
            outcome.Next.When(Happened(Reopened), At(6_000)).ThenNothing();
        }
    }
}
