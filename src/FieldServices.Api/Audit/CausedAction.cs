namespace FieldServices.Api.Audit;

/// <summary>A command or a step of a workflow with the events that it recorded.</summary>
/// <param name="Id">The command's identity.</param>
/// <param name="CausedBy">The command or step that led to it; null when it came from outside.</param>
/// <param name="Events">What it recorded, in order; never empty.</param>
public sealed record CausedAction(Guid Id, Guid? CausedBy, IReadOnlyList<HistoryEntry> Events)
{
    private EventStore.Envelope First => Events[0].Envelope;

    public string Command => First.Origin.Command;

    public string Actor => First.Origin.Actor.ToString();

    public Guid CorrelationId => First.Origin.CorrelationId;

    /// <summary>One sentence: why it happened.</summary>
    public string Reason => Events.Select(e => e.Envelope.Event).OfType<FieldServices.Workflows.Recorded.WorkflowStepped>().FirstOrDefault() is { } step
        ? $"{First.Stream.Type} took the {step.Input.Kind} {step.Input.Name}{(step.Input.Position is { } at ? $" at position {at}" : "")}{(step.Input.Outcome is { } outcome ? $": {outcome}" : "")}"
        : First.Origin.Actor.Role == "workflow" ? $"sent by {First.Origin.Actor.Id}" : $"asked by {Actor}";
}
