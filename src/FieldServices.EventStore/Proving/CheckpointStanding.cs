namespace FieldServices.EventStore.Proving;

/// <summary>How the checkpoints of all logs stand.</summary>
/// <param name="LastSignedAt">When the newest one was signed (UTC); null when none was.</param>
/// <param name="Refused">Of how many logs no further one is signed, because they are not what was signed or recorded.</param>
/// <param name="Unsigned">How many logs have events and no checkpoint.</param>
public sealed record CheckpointStanding(DateTimeOffset? LastSignedAt, long Refused, long Unsigned);
