using FieldServices.Workflows;

namespace FieldServices.Domain.Tests.Specifications;

/// <summary>
/// Given what an instance recorded, or what it was told before; when it is told something; then these outputs. No database, no clock.
/// </summary>
public sealed record WorkflowSpec(Workflow Workflow, object State)
{
    public static WorkflowSpec Of(Workflow workflow) => new(workflow, workflow.Initial);

    /// <summary>With these events in its own stream.</summary>
    public WorkflowSpec Given(params object[] recorded) => this with { State = recorded.Aggregate(State, Workflow.Evolve) };

    /// <summary>After it was told this, and did about it whatever it does.</summary>
    public WorkflowSpec After(WorkflowInput input, DateTimeOffset at) => When(input, at).Next;

    public WorkflowOutcome When(WorkflowInput input, DateTimeOffset at) => new(this, Workflow.Decide(State, input, at));
}
