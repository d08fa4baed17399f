namespace FieldServices.Workflows.Controlling;

/// <summary>A command that has no answer yet.</summary>
/// <param name="Id">Its identity, which is also its command id in the log.</param>
/// <param name="From">The instance that sent it.</param>
/// <param name="Key">The instance's own name for it.</param>
/// <param name="Name">The command's full name.</param>
/// <param name="StreamId">The thing it concerns; null for a command that starts one.</param>
/// <param name="Body">The command as JSON.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Error">Why the last attempt failed; null when none did.</param>
/// <param name="CreatedAt">When it was sent.</param>
/// <param name="DeadAt">Since when it is a dead letter; null while it is tried.</param>
public sealed record PendingCommand(
    Guid Id, InstanceId From, string Key, string Name, Guid? StreamId, string Body, int Attempts, string? Error, DateTimeOffset CreatedAt, DateTimeOffset? DeadAt)
{
    /// <summary>Shared by everything that one outside request set in motion.</summary>
    public Guid CorrelationId { get; init; }

    /// <summary>The step that sent it.</summary>
    public Guid CausationId { get; init; }

    /// <summary>The version of the instance's stream at which that step begins.</summary>
    public long Step { get; init; }
}
