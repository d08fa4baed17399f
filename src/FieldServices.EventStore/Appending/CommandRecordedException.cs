namespace FieldServices.EventStore.Appending;

/// <summary>A command with this id has an outcome already; nothing was written. Read the outcome and answer with it.</summary>
/// <param name="commandId">The command's id.</param>
public sealed class CommandRecordedException(Guid commandId) : Exception($"The command {commandId} was recorded before.")
{
    /// <summary>The command's id.</summary>
    public Guid CommandId { get; } = commandId;

    /// <summary>SS003.</summary>
    public string SqlState { get; } = SqlErrors.CommandRecorded;
}
