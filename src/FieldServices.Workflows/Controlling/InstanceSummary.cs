using FieldServices.Workflows.Stepping;

namespace FieldServices.Workflows.Controlling;

/// <summary>An instance in a list.</summary>
/// <param name="Id">Which.</param>
/// <param name="Definition">The version of the workflow that its state belongs to.</param>
/// <param name="Version">How many events its stream has.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="StartedAt">When it took its first input, by the tenant's clock (UTC).</param>
/// <param name="UpdatedAt">When it took its last one.</param>
public sealed record InstanceSummary(
    InstanceId Id, int Definition, long Version, InstanceStatus Status, DateTimeOffset StartedAt, DateTimeOffset UpdatedAt);
