namespace FieldServices.Workflows.Controlling;

/// <summary>An input that waits for its parked instance.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="To">The instance.</param>
/// <param name="Kind"><c>event</c>, <c>timer</c>, or the outcome of a command.</param>
/// <param name="Subject">The position of the event, or the key of the timer or command.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="Attempts">How often the instance was retried with it at the front.</param>
/// <param name="Error">What was wrong; null behind the first.</param>
public sealed record WaitingInput(Guid Id, InstanceId To, string Kind, string Subject, DateTimeOffset Since, int Attempts, string? Error)
{
    /// <summary>Shared by everything that one outside request set in motion.</summary>
    public Guid CorrelationId { get; init; }

    /// <summary>The command or step that led to it.</summary>
    public Guid CausationId { get; init; }
}
