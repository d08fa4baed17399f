using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Responding;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.Workflows;
using static FieldServices.Domain.Tests.Emergencies.SampleEmergencies;
using static FieldServices.Domain.Tests.Specifications.Inputs;

namespace FieldServices.Domain.Tests.Emergencies;

/// <summary>Safety risks go to the on-call manager at once.</summary>
public sealed class ResponseEscalationTests
{
    private static readonly WorkflowSpec New = WorkflowSpec.Of(ResponseWorkflow.Definition);
    private static readonly WorkflowSpec Asked = New.After(Happened(Reported with { Category = EmergencyCategory.GasLeak }), T0);
    private static readonly WorkflowSpec Harmless = New.After(Happened(Reported), T0);

    [Theory]
    [InlineData(EmergencyCategory.GasLeak, null, true)]
    [InlineData(EmergencyCategory.FireDamage, null, true)]
    [InlineData(EmergencyCategory.Structural, null, true)]
    [InlineData(EmergencyCategory.WaterLeak, DangerFlag.ElectricsNearWater, true)]
    [InlineData(EmergencyCategory.WaterLeak, null, false)]
    [InlineData(EmergencyCategory.Flood, null, false)]
    public void A_safety_risk_is_escalated_with_the_report(EmergencyCategory category, DangerFlag? danger, bool risk)
    {
        var outcome = New.When(Happened(Reported with { Category = category, Dangers = danger is { } d ? [d] : [] }), T0);

        Assert.Equal(risk ? [new EscalateEmergency(EscalationReason.SafetyRisk)] : [], outcome.Commands);
        Assert.Equal(risk, outcome.Messages.Contains("pager on-call-manager manager-escalated Urgent"));
        Assert.Equal(risk ? [Envelopes.Id] : [], outcome.Outputs.OfType<Output.Send>().Select(s => s.StreamId));
    }

    [Fact]
    public void What_a_person_escalates_is_told_the_manager_too()
    {
        var outcome = Harmless.When(Happened(Escalated), At(45));

        Assert.Equal(["pager on-call-manager manager-escalated Urgent"], outcome.Messages);
        outcome.Next.When(Happened(Escalated), At(45)).ThenNothing();
    }

    [Fact]
    public void The_manager_who_was_told_with_the_report_is_not_told_again() =>
        Asked.When(Happened(Escalated), At(45)).Then(new Output.Record(new EscalationSettled()));

    [Theory]
    [InlineData("emergency.wrong-status")]
    [InlineData("emergency.already-escalated")]
    public void A_refusal_is_on_record_and_needs_nothing_more(string code)
    {
        var outcome = Asked.When(Rejected("escalate", code), At(2));

        outcome.Then(new Output.Record(new EscalationSettled(code)));
        outcome.Next.When(Rejected("escalate", code), At(2)).ThenNothing();
    }

    [Fact]
    public void When_the_escalation_could_not_be_delivered_the_team_does_it_by_hand() =>
        Assert.Equal(["pager emergency-team team-escalation-missing Urgent"], Asked.When(Discarded("escalate"), At(900)).Messages);

    [Fact]
    public void An_acceptance_needs_nothing_because_the_event_follows() => Asked.When(Accepted("escalate"), At(2)).ThenNothing();

    [Fact]
    public void A_reopened_safety_risk_is_escalated_again()
    {
        var settled = Asked.After(Happened(Escalated), At(45)).After(Happened(Resolved), At(5_000));

        Assert.Equal([new EscalateEmergency(EscalationReason.SafetyRisk)], settled.When(Happened(Reopened), At(6_000)).Commands);
    }
}
