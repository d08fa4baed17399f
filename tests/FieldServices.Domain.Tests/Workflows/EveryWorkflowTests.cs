using FieldServices.Domain.Modules;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.Workflows;
using FieldServices.Workflows.Messages;

namespace FieldServices.Domain.Tests.Workflows;

/// <summary>
/// What holds for every workflow, tried by telling it everything it can be told, in every state that can be reached so: not begun,
/// running, finished; on time and late; each timer; each answer; and everything twice.
/// </summary>
public sealed class EveryWorkflowTests
{
    private static readonly MessageTemplates Templates = new(FieldServicesModules.MessageTemplates);

    public static TheoryData<string> Names => [.. FieldServicesModules.Workflows.Select(w => w.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_begins_runs_and_finishes_in_what_is_tried(string name)
    {
        var steps = Steps(name);
        Assert.Contains(steps, s => s.Before.Workflow.IsFinished(s.Before.State));
        Assert.Contains(steps, s => ReferenceEquals(s.Before.State, s.Before.Workflow.Initial) && s.Outputs.Count > 0);
        var workflow = steps[0].Before.Workflow;
        Assert.Equal(
            workflow.Records.Select(r => r.ClrType.Name).Order(),
            steps.SelectMany(s => s.Outputs.OfType<Output.Record>()).Select(r => r.Event.GetType().Name).Distinct().Order());
        Assert.All(
            workflow.ListensTo,
            t => Assert.Contains(steps, s => s.Outputs.Count > 0 && s.Input is WorkflowInput.Happened h && h.Event.GetType() == t));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_input_in_the_same_state_leads_to_the_same_outputs(string name) =>
        Assert.All(Steps(name), s => Assert.Equal(
            s.Outputs.Select(OutputText.Of), s.Before.Workflow.Decide(s.Before.State, s.Input, s.At).Select(OutputText.Of)));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_finished_instance_sets_no_timers(string name) =>
        Assert.All(
            Steps(name).Where(s => s.After.Workflow.IsFinished(s.After.State)),
            s => Assert.DoesNotContain(s.Outputs, o => o is Output.SetTimer));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_input_twice_sends_nothing_twice(string name) =>
        Assert.All(
            Steps(name).Where(s => s.Outputs.Count > 0),
            s => Assert.DoesNotContain(s.After.Workflow.Decide(s.After.State, s.Input, s.At), o => o is Output.Send or Output.Deliver));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_it_sends_is_a_valid_command_and_what_it_says_has_words(string name)
    {
        foreach (var output in Steps(name).SelectMany(s => s.Outputs))
        {
            if (output is Output.Send send)
                Assert.Empty(OutputText.CommandOf(send.Command).Validate(send.Command).Errors);
            if (output is Output.Deliver deliver)
                Assert.DoesNotContain('{', Templates.Render(deliver.Message).Text);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_step_that_wants_something_is_remembered(string name) =>
        Assert.All(Steps(name).Where(s => s.Outputs.Count > 0), s => Assert.Contains(s.Outputs, o => o is Output.Record));

    [Fact]
    public void Names_of_events_begin_with_the_workflow_that_records_them() =>
        Assert.All(FieldServicesModules.Workflows, w => Assert.All(w.Records, r => Assert.StartsWith(w.Name + ".", r.Name, StringComparison.Ordinal)));

    private static IReadOnlyList<TriedStep> Steps(string name) => Exploration.Of(name);
}
