namespace FieldServices.Workflows.Controlling;

/// <summary>Everything about one instance but its stream.</summary>
/// <param name="Summary">What a list shows.</param>
/// <param name="State">The state as JSON.</param>
/// <param name="Timers">What it waits for, the next first.</param>
/// <param name="Commands">What it has sent and got no answer to yet.</param>
/// <param name="Waiting">The inputs that wait while it is parked; the first is the one that it could not take.</param>
public sealed record InstanceDetails(
    InstanceSummary Summary,
    string State,
    IReadOnlyList<PendingTimer> Timers,
    IReadOnlyList<PendingCommand> Commands,
    IReadOnlyList<WaitingInput> Waiting);
