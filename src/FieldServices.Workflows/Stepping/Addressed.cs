namespace FieldServices.Workflows.Stepping;

/// <summary>An input on its way to an instance.</summary>
/// <param name="To">The instance.</param>
/// <param name="Input">What it is told.</param>
/// <param name="Cause">What led to it.</param>
internal sealed record Addressed(InstanceId To, WorkflowInput Input, Cause Cause)
{
    /// <summary>For a timer: how it was set, so that a recurring one can be set again.</summary>
    public When? Timer { get; init; }
}
