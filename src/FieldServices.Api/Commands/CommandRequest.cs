using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.EventStore.Appending;

namespace FieldServices.Api.Commands;

/// <summary>A command with everything its sender said about it, whatever door it came through.</summary>
/// <param name="Tenant">The owner of the thing.</param>
/// <param name="Actor">Who sends it, as the log keeps it.</param>
/// <param name="Module">The aggregate's module.</param>
/// <param name="Command">Its line in the module's table.</param>
/// <param name="Body">The validated command record.</param>
/// <param name="StreamId">The thing it concerns; null for a command that starts one.</param>
/// <param name="Key">The sender's idempotency key; null when it will not be repeated.</param>
/// <param name="Fingerprint">A hash of what was sent; compared when the key comes again.</param>
/// <param name="ExpectedVersion">The version that the sender has seen; null to decide on the newest.</param>
/// <param name="EffectiveAt">When it happened; null for now.</param>
/// <param name="CorrelationId">Shared by everything the outside request sets in motion.</param>
/// <param name="DryRun">True to decide and tell, and store nothing.</param>
public sealed record CommandRequest(
    TenantId Tenant,
    Actor Actor,
    Module Module,
    Command Command,
    object Body,
    Guid? StreamId,
    string? Key,
    byte[] Fingerprint,
    long? ExpectedVersion,
    DateTimeOffset? EffectiveAt,
    Guid CorrelationId,
    bool DryRun = false)
{
    public StreamId StreamOf(Guid id) => new(Module.Subject, id);

    /// <summary>What made the sender send it, when that is in the log; null for a command from outside.</summary>
    public Guid? CausationId { get; init; }

    public Origin OriginOf(Guid commandId) => new(Actor, Command.FullName, commandId, CorrelationId, CausationId ?? commandId);

    /// <summary>What to remember of the outcome; null when the sender will not repeat the command.</summary>
    public OutcomeNote? NoteFor(byte[]? answer) => Key is null ? null : new OutcomeNote(Fingerprint, answer);
}
