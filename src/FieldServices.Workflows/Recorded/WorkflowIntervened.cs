namespace FieldServices.Workflows.Recorded;

/// <summary>Somebody decided about something of an instance that could not go on by itself; the actor is in the envelope.</summary>
/// <param name="Decision"><c>retry</c>, <c>edit</c> or <c>discard</c>.</param>
/// <param name="Kind"><c>command</c> or <c>input</c>.</param>
/// <param name="Id">Which.</param>
/// <param name="Reason">What was said; null unless it was discarded.</param>
public sealed record WorkflowIntervened(string Decision, string Kind, Guid Id, string? Reason);
