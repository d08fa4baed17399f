namespace FieldServices.Workflows.Recorded;

/// <summary>Somebody ended an instance: its timers and the commands still waiting are gone, and it is told of nothing more.</summary>
/// <param name="Reason">What that person said.</param>
public sealed record WorkflowCancelled(string Reason);
