using System.Text.Json;
using FieldServices.EventStore;
using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Waking;
using FieldServices.Workflows.Recorded;
using FieldServices.Workflows.Running;
using FieldServices.Workflows.Sending;
using FieldServices.Workflows.Stepping;
using Npgsql;

namespace FieldServices.Workflows.Controlling;

/// <summary>
/// What people may decide about instances that cannot go on by themselves. Every decision is recorded in the instance's stream with
/// the actor, in the transaction in which it takes effect. Safe for concurrent callers; of two decisions about one thing, one is told
/// false.
/// </summary>
public sealed class WorkflowControl
{
    private readonly NpgsqlDataSource database;
    private readonly EventLog log;
    private readonly WorkflowCatalog catalog;
    private readonly StepUnit steps;
    private readonly Sender sender;
    private readonly WakeUps wakeUps;
    private readonly Bell commands;

    internal WorkflowControl(NpgsqlDataSource database, EventLog log, WorkflowCatalog catalog, StepUnit steps, Sender sender, WakeUps wakeUps, Bell commands) =>
        (this.database, this.log, this.catalog, this.steps, this.sender, this.wakeUps, this.commands) = (database, log, catalog, steps, sender, wakeUps, commands);

    /// <summary>Gives a parked instance its waiting inputs again, in order.</summary>
    /// <returns>Null when the tenant has no such parked instance; false when it is parked again.</returns>
    public Task<bool?> RetryAsync(TenantId tenant, InstanceId id, Actor actor, CancellationToken cancellationToken = default) =>
        UnparkAsync(tenant, id, actor, input => new WorkflowIntervened("retry", "input", input.Id, null), leaveOut: null, cancellationToken);

    /// <summary>Leaves out the input that a parked instance could not take, and gives it those behind.</summary>
    /// <returns>Null when the tenant has no such input at the front of a parked instance; false when the instance is parked again.</returns>
    /// <exception cref="ArgumentException">There is no reason.</exception>
    public async Task<bool?> DiscardInputAsync(TenantId tenant, Guid input, string reason, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var found = await ControlRows.ReadAsync(
            database, $"select {ControlRows.Waiting} from workflows.waiting where tenant_id = $1 and input_id = $2 and error is not null",
            ControlRows.ReadWaiting, cancellationToken, tenant.Value, input);
        return found is [var waiting]
            ? await UnparkAsync(tenant, waiting.To, actor, _ => new WorkflowIntervened("discard", "input", input, reason), input, cancellationToken)
            : null;
    }

    /// <summary>Ends an instance: its timers and the commands that wait are gone, and it takes nothing more.</summary>
    /// <returns>False when the tenant has no such instance that is running or parked.</returns>
    /// <exception cref="ArgumentException">There is no reason.</exception>
    public async Task<bool> CancelAsync(TenantId tenant, InstanceId id, string reason, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var instance = (await InstanceTable.LockAsync(connection, tenant, [id], cancellationToken)).GetValueOrDefault(id);
        if (instance is not { Status: InstanceStatus.Running or InstanceStatus.Parked })
            return false;
        var position = await RecordAsync(transaction, tenant, instance, InstanceStatus.Cancelled, new WorkflowCancelled(reason), actor, cancellationToken);
        foreach (var table in (string[])["timers", "waiting", "commands"])
            await ExecuteAsync(connection, $"delete from workflows.{table} where tenant_id = $1 and workflow = $2 and instance_id = $3", cancellationToken, tenant.Value, id.Workflow, id.Id);
        await transaction.CommitAsync(cancellationToken);
        wakeUps.Signal(tenant, position);
        return true;
    }

    /// <summary>Puts a command that could not be delivered back on its way, as it is or with another body.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="command">The command's id.</param>
    /// <param name="body">Another body; null to send it as it is.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when the tenant has no such dead letter.</returns>
    public async Task<bool> RetryCommandAsync(TenantId tenant, Guid command, JsonElement? body, Actor actor, CancellationToken cancellationToken = default)
    {
        var done = await DecideAsync(tenant, command, new WorkflowIntervened(body is null ? "retry" : "edit", "command", command, null), actor, settles: false, async (transaction, _) =>
        {
            await ExecuteAsync(
                transaction.Connection!,
                """
                update workflows.commands set dead_at = null, attempts = 0, next_attempt_at = clock_timestamp(), body = coalesce($3::json, body)
                where tenant_id = $1 and command_id = $2
                """,
                cancellationToken, tenant.Value, command, body?.GetRawText());
            return null;
        }, cancellationToken);
        commands.Ring();
        return done;
    }

    /// <summary>Lets a command be that could not be delivered; its instance is told so.</summary>
    /// <returns>False when the tenant has no such dead letter.</returns>
    /// <exception cref="ArgumentException">There is no reason.</exception>
    public async Task<bool> DiscardCommandAsync(TenantId tenant, Guid command, string reason, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return await DecideAsync(tenant, command, new WorkflowIntervened("discard", "command", command, reason), actor, settles: true, async (transaction, dead) =>
            await sender.TakeWithinAsync(transaction, dead, new CommandOutcome.Discarded(reason), cancellationToken), cancellationToken);
    }

    /// <summary>
    /// The command id under which the decision stands in the log that took a dead letter away for good: the discarding of a command, or
    /// any decision about an input. Its outcome tells for a while that there was such a dead letter.
    /// </summary>
    public static Guid SettlementOf(TenantId tenant, Guid deadLetter) => CommandIdentity.For(tenant, "workflow.settle", deadLetter, "");

    private async Task<bool> DecideAsync(
        TenantId tenant, Guid command, WorkflowIntervened decision, Actor actor, bool settles,
        Func<NpgsqlTransaction, OutgoingCommand, Task<Changes?>> change, CancellationToken cancellationToken)
    {
        if (await CommandQueue.FindDeadAsync(database, tenant, command, cancellationToken) is not { } dead)
            return false;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var instance = (await InstanceTable.LockAsync(connection, tenant, [dead.From], cancellationToken)).GetValueOrDefault(dead.From);
        // Again under the lock: somebody else may have been faster.
        if (instance is null || await CommandQueue.FindDeadAsync(database, tenant, command, cancellationToken) is null)
            return false;
        var position = await RecordAsync(transaction, tenant, instance, instance.Status, decision, actor, cancellationToken, settles ? command : null);
        var changes = await change(transaction, dead);
        await transaction.CommitAsync(cancellationToken);
        wakeUps.Signal(tenant, position);
        if (changes is not null)
            steps.Announce(changes, wakeUps);
        return true;
    }

    private async Task<bool?> UnparkAsync(
        TenantId tenant, InstanceId id, Actor actor, Func<(Guid Id, StoredInput Input), WorkflowIntervened> decision, Guid? leaveOut, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var instance = (await InstanceTable.LockAsync(connection, tenant, [id], cancellationToken)).GetValueOrDefault(id);
        var waiting = await WaitingTable.TakeAsync(connection, tenant, id, cancellationToken);
        if (instance is not { Status: InstanceStatus.Parked } || waiting.Count == 0 || (leaveOut is not null && waiting[0].Id != leaveOut))
            return null;
        await RecordAsync(transaction, tenant, instance, StatusOf(instance), decision((waiting[0].Id, waiting[0].Input)), actor, cancellationToken, waiting[0].Id);
        var inputs = await WaitingTable.ReadAsync(log, tenant, id, waiting.Where(w => w.Id != leaveOut), cancellationToken);
        var changes = await steps.RunAsync(transaction, tenant, inputs, cancellationToken);
        var parkedAgain = changes.Waiting.Count > 0;
        await WaitingTable.CountAsync(connection, tenant, id, waiting[0].Attempts + 1, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        steps.Announce(changes, wakeUps);
        return !parkedAgain;
    }

    // Where the instance stood before it was parked follows from its state.
    private InstanceStatus StatusOf(Instance instance) =>
        catalog.Exactly(instance.Id.Workflow, instance.Definition) is { } workflow
        && JsonSerializer.Deserialize(instance.State, workflow.StateJson) is { } state && workflow.IsFinished(state)
            ? InstanceStatus.Finished
            : InstanceStatus.Running;

    private async Task<long> RecordAsync(
        NpgsqlTransaction transaction, TenantId tenant, Instance instance, InstanceStatus status, object @event, Actor actor, CancellationToken cancellationToken, Guid? settles = null)
    {
        var command = $"{instance.Id.Workflow}.intervene";
        var id = settles is { } letter ? SettlementOf(tenant, letter) : CommandIdentity.For(tenant, command, instance.Id.Id, $"{instance.Version}");
        var note = settles is null ? null : new OutcomeNote(id.ToByteArray(), null);
        var now = await steps.NowAsync(tenant, cancellationToken);
        var appended = await log.AppendWithinAsync(
            transaction,
            new Append(tenant, instance.Id.Stream, ExpectedVersion.After(instance.Version), [@event], now, new Origin(actor, command, id, instance.CorrelationId, id), note),
            cancellationToken);
        await ExecuteAsync(
            transaction.Connection!,
            "update workflows.instances set version = $4, status = $5, updated_at = $6 where tenant_id = $1 and workflow = $2 and instance_id = $3",
            cancellationToken, tenant.Value, instance.Id.Workflow, instance.Id.Id, appended.Version, InstanceTable.Word(status), now.ToUniversalTime());
        return appended.Position;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object?[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter ?? DBNull.Value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
