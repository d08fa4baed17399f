using FieldServices.Workflows.Recorded;

namespace FieldServices.Soak.Evidence;

/// <summary>A step of a workflow, as its stream tells it.</summary>
public sealed record LoggedStep(long Position, string Instance, WorkflowStepped Step);
