using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Responding;
using FieldServices.Domain.Tests.Contractors;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.Workflows;
using static FieldServices.Domain.Tests.Emergencies.SampleEmergencies;
using static FieldServices.Domain.Tests.Specifications.Inputs;

namespace FieldServices.Domain.Tests.Emergencies;

/// <summary>The response from the report to the arrival.</summary>
public sealed class ResponseWorkflowTests
{
    private static readonly WorkflowSpec New = WorkflowSpec.Of(ResponseWorkflow.Definition);
    private static readonly WorkflowSpec Begun = New.After(Happened(Reported), T0);
    private static readonly EmergencyReported Gas = Reported with { Category = EmergencyCategory.GasLeak, Priority = Priority.P1 };

    [Fact]
    public void A_caller_is_told_at_once_by_text_and_e_mail_and_the_team_is_alerted()
    {
        var outcome = New.When(Happened(Reported), T0);

        Assert.Equal(
            [
                "sms 020 7946 0018 caller-received Normal", "email asha@example.org caller-received Normal",
                "pager emergency-team team-alert Normal",
            ],
            outcome.Messages);
        Assert.Equal([("status-update", At(900))], outcome.Timers);
        Assert.Empty(outcome.Commands);
    }

    [Fact]
    public void The_caller_hears_reference_instructions_and_deadline_in_local_time()
    {
        var inSummer = Reported with { At = T0.AddMonths(4), Deadlines = ServiceLevels.Deadlines(Priority.P2, T0.AddMonths(4), TimeSpan.Zero) };
        var data = New.When(Happened(inSummer), inSummer.At).Outputs.OfType<Output.Deliver>().First().Message.Data;

        Assert.Equal((EmergencyReference.Of(Envelopes.Id), "11:30 on 2 July"), (data["reference"], data["onSiteBy"]));
        Assert.Contains("stopcock clockwise", data["instructions"], StringComparison.Ordinal);
        Assert.DoesNotContain("Asha", string.Join(' ', data.Values), StringComparison.Ordinal);
    }

    [Fact]
    public void A_caller_who_left_no_contact_gets_nothing_and_the_team_is_alerted_all_the_same()
    {
        var outcome = New.When(Happened(Reported with { Caller = new Caller("Asha Patel") }), T0);

        Assert.Equal(["pager emergency-team team-alert Normal"], outcome.Messages);
        Assert.Empty(outcome.Timers);
    }

    [Fact]
    public void Danger_to_life_makes_every_message_urgent() =>
        Assert.All(New.When(Happened(Gas), T0).Messages, m => Assert.EndsWith("Urgent", m, StringComparison.Ordinal));

    [Fact]
    public void A_report_that_is_told_as_history_sets_nothing_in_motion()
    {
        New.When(Happened(Gas, TimeSpan.FromMinutes(15.1)), At(906)).ThenNothing();
        Assert.NotEmpty(New.When(Happened(Gas, TimeSpan.FromMinutes(15)), At(900)).Outputs);
    }

    [Fact]
    public void A_report_that_had_to_wait_because_nothing_was_running_is_answered() => Assert.NotEmpty(New.When(Happened(Reported), At(7_200)).Messages);

    [Fact]
    public void A_report_by_the_clock_of_a_tenant_in_test_mode_is_answered()
    {
        Assert.NotEmpty(New.When(Happened(Reported, TimeSpan.FromDays(240)), At(1)).Messages);
        New.When(Happened(Reported, TimeSpan.FromDays(-240)), At(90_000)).ThenNothing();
    }

    [Fact]
    public void Nothing_that_happens_afterwards_begins_the_response_to_history()
    {
        New.When(Happened(Reopened), At(6_000)).ThenNothing();
        New.When(TimerFired("status-update", At(900)), At(900)).ThenNothing();
        New.When(Accepted("escalate"), At(900)).ThenNothing();
    }

    [Fact]
    public void A_report_that_is_told_a_little_late_goes_on_with_the_turn_that_is_next() =>
        Assert.Equal([("status-update", At(1_800))], New.When(Happened(Reported, TimeSpan.FromMinutes(15)), At(900)).Timers);

    [Fact]
    public void The_caller_is_kept_up_to_date_four_times()
    {
        var (spec, sent) = (Begun, new List<string>());
        for (var turn = 1; turn <= 4; turn++)
        {
            var outcome = spec.When(TimerFired("status-update", At(turn * 900)), At((turn * 900) + 1));
            sent.AddRange(outcome.Messages);
            Assert.Equal(turn == 4 ? [] : [("status-update", At((turn + 1) * 900))], outcome.Timers);
            spec = outcome.Next;
        }

        Assert.Equal((8, 4), (sent.Count, sent.Count(s => s == "sms 020 7946 0018 caller-update Normal")));
        spec.When(TimerFired("status-update", At(4_500)), At(4_500)).ThenNothing();
    }

    [Fact]
    public void A_turn_for_which_the_database_kept_the_time_less_exactly_counts() =>
        Assert.NotEmpty(Begun.When(TimerFired("status-update", At(900).AddTicks(-9)), At(900).AddTicks(-9)).Messages);

    [Fact]
    public void A_late_turn_is_left_out_and_so_are_those_that_passed_meanwhile() =>
        Begun.When(TimerFired("status-update", At(900), late: true), At(2_000))
            .Then(new Output.Record(new StatusUpdated(2, Sent: false)), new Output.SetTimer("status-update", When.At(At(2_700))));

    [Fact]
    public void After_a_long_time_without_anything_running_no_turn_is_left() =>
        Begun.When(TimerFired("status-update", At(900), late: true), At(90_000)).Then(new Output.Record(new StatusUpdated(4, Sent: false)));

    [Fact]
    public void A_caller_who_has_a_contractor_hears_that()
    {
        static string Standing(WorkflowSpec spec) =>
            spec.When(TimerFired("status-update", At(900)), At(900)).Outputs.OfType<Output.Deliver>().First().Message.Data["standing"];
        var accepted = Begun.After(Happened(Offered), At(50)).After(Happened(AcceptedBy), At(120));

        Assert.StartsWith("We are still", Standing(Begun), StringComparison.Ordinal);
        Assert.StartsWith("A contractor has", Standing(accepted), StringComparison.Ordinal);
        Assert.StartsWith("We are still", Standing(accepted.After(Happened(new DispatchDeclined(At(130), SampleContractors.First, "Busy")), At(130))), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_arrives_ends_the_updates()
    {
        EmergencyEvent[] arrivals = [Arrived, Safe];
        Assert.All(arrivals, e => Begun.When(Happened(e), e.At)
            .Then(new Output.CancelTimer("status-update"), new Output.Record(new HelpArrived())));
        Begun.After(Happened(Arrived), At(1_500)).When(Happened(Safe), At(2_000)).ThenNothing();
        Begun.After(Happened(Arrived), At(1_500)).When(TimerFired("status-update", At(1_800)), At(1_800)).ThenNothing();
    }

    [Fact]
    public void A_new_plan_moves_the_deadline_that_the_caller_hears()
    {
        var resumed = new ClockResumed(At(190), TimeSpan.FromSeconds(100), ServiceLevels.Deadlines(Priority.P2, T0, TimeSpan.FromSeconds(100)));

        Begun.When(Happened(resumed), At(190)).Then(new Output.Record(new PlanChanged(Priority.P2, At(7_300))));
        Begun.When(Happened(resumed with { Deadlines = Reported.Deadlines }), At(190)).ThenNothing();
    }

    [Fact]
    public void What_has_become_a_danger_to_life_alerts_the_team_again()
    {
        static PriorityChanged To(Priority to) => new(At(80), Priority.P2, to, "New facts", ServiceLevels.Deadlines(to, T0, TimeSpan.Zero));

        Assert.Equal(["pager emergency-team team-alert Urgent"], Begun.When(Happened(To(Priority.P1)), At(80)).Messages);
        Assert.Empty(Begun.When(Happened(To(Priority.P3)), At(80)).Messages);
    }
}
