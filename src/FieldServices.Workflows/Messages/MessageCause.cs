using FieldServices.EventStore;

namespace FieldServices.Workflows.Messages;

/// <summary>Why a message exists.</summary>
/// <param name="Stream">The stream whose step wanted it: the workflow's name and the instance.</param>
/// <param name="Version">The version that the stream had after that step.</param>
/// <param name="CorrelationId">Shared by everything that one outside request set in motion.</param>
/// <param name="CausationId">The command or step that led to it.</param>
public sealed record MessageCause(StreamId Stream, long Version, Guid CorrelationId, Guid CausationId);
