namespace FieldServices.Api.Audit;

/// <summary>What led to a command and what it led to: commands and steps of workflows, each once, causes before effects.</summary>
/// <param name="Root">The command that was asked about.</param>
/// <param name="Actions">All of them.</param>
/// <param name="Truncated">True when there is more than was asked for.</param>
public sealed record CausationGraph(Guid Root, IReadOnlyList<CausedAction> Actions, bool Truncated);
