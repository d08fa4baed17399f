using FieldServices.EventStore;

namespace FieldServices.Workflows.Stepping;

/// <summary>A command that an instance wants sent.</summary>
/// <param name="Tenant">The owner.</param>
/// <param name="Id">Its identity, by which a repetition is recognised.</param>
/// <param name="From">The instance.</param>
/// <param name="Key">The instance's own name for it.</param>
/// <param name="Name">The command's full name.</param>
/// <param name="StreamId">The thing it concerns; null for a command that starts one.</param>
/// <param name="Body">The command as JSON.</param>
/// <param name="IdempotencyKey">What its identity follows from.</param>
/// <param name="Origin">The step that sent it.</param>
public sealed record OutgoingCommand(
    TenantId Tenant,
    Guid Id,
    InstanceId From,
    string Key,
    string Name,
    Guid? StreamId,
    byte[] Body,
    string IdempotencyKey,
    Origin Origin);
