namespace FieldServices.Soak.Evidence;

/// <summary>One row of the log.</summary>
public sealed record LoggedEvent(long Position, string Stream, long Version, string Name, DateTimeOffset RecordedAt, Guid CommandId, string Actor);
