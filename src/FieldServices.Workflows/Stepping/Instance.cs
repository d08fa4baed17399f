namespace FieldServices.Workflows.Stepping;

/// <summary>An instance as its row remembers it, or as it is before its first step.</summary>
/// <param name="Id">Which.</param>
/// <param name="Definition">The version of the workflow that the state belongs to.</param>
/// <param name="Version">The version of its stream; 0 when it has recorded nothing yet.</param>
/// <param name="State">The state, written as JSON.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CorrelationId">Of the input that began it.</param>
internal sealed record Instance(InstanceId Id, int Definition, long Version, string State, InstanceStatus Status, Guid CorrelationId)
{
    /// <summary>False until it has been written.</summary>
    public bool Exists { get; init; } = true;
}
