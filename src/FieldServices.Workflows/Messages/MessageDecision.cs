namespace FieldServices.Workflows.Messages;

/// <summary>What somebody decided about a dead letter.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Actor">Who, as a role and an opaque id.</param>
/// <param name="Decision"><c>retry</c>, <c>edit</c> or <c>discard</c>.</param>
/// <param name="Reason">What was said; null unless it was discarded.</param>
/// <param name="Error">Why the letter was dead.</param>
/// <param name="Before">The message before it was edited; null unless it was.</param>
public sealed record MessageDecision(DateTimeOffset At, string Actor, string Decision, string? Reason, string? Error, Message? Before);
