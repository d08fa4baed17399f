namespace FieldServices.Workflows.Recorded;

/// <summary>An instance took an input and wanted something done: the first event of each step in the instance's own stream.</summary>
/// <param name="Definition">The version of the workflow that decided.</param>
/// <param name="Input">What it was told.</param>
/// <param name="Outputs">What it wanted, in order; without the contents of commands and messages.</param>
/// <param name="Finished">True when nothing more is expected.</param>
public sealed record WorkflowStepped(int Definition, SteppedInput Input, IReadOnlyList<SteppedOutput> Outputs, bool Finished);
