namespace FieldServices.Workflows.Stepping;

/// <summary>What led to an input, for the log.</summary>
/// <param name="CorrelationId">Shared by everything that one outside request set in motion.</param>
/// <param name="CausationId">The command or step that led to it.</param>
internal readonly record struct Cause(Guid CorrelationId, Guid CausationId);
