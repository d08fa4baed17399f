using FieldServices.EventStore;
using FieldServices.EventStore.Clocks;
using FieldServices.EventStore.Waking;
using FieldServices.Workflows.Messages;
using FieldServices.Workflows.Running;
using Npgsql;

namespace FieldServices.Workflows.Stepping;

/// <summary>
/// Gives inputs to instances of a tenant within one transaction: locks the instances, works out the steps, and writes events, states,
/// timers, commands and messages. Whatever handed the inputs over (a checkpoint, a timer, an answered command) is settled by the
/// caller in the same transaction.
/// </summary>
internal sealed class StepUnit(EventLog log, WorkflowCatalog catalog, TenantClocks clocks, MessageOutbox outbox, Bell commands, WorkflowOptions options)
{
    private readonly Stepper stepper = new(catalog, log.Catalog);

    /// <summary>Runs the steps; nothing is durable before the caller commits.</summary>
    /// <param name="transaction">The caller's transaction.</param>
    /// <param name="tenant">The owner.</param>
    /// <param name="inputs">The inputs, in order.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Changes> RunAsync(
        NpgsqlTransaction transaction, TenantId tenant, IReadOnlyList<Addressed> inputs, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection!;
        var known = await InstanceTable.LockAsync(connection, tenant, [.. inputs.Select(i => i.To).Distinct()], cancellationToken);
        // After the locks: no later step of an instance sees an earlier time.
        var now = await clocks.NowAsync(tenant, cancellationToken);
        var changes = new Changes(tenant, now, await clocks.IsTestAsync(tenant, cancellationToken));
        foreach (var input in inputs)
            Take(changes, known, input);
        await using var batch = new NpgsqlBatch(connection);
        StepWriter.Add(batch, changes);
        outbox.AddTo(batch, tenant, changes.Messages);
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(cancellationToken);
        // Last: from here to the commit every other append of the tenant waits.
        foreach (var round in changes.Rounds)
            changes.LastPosition = (await log.AppendWithinAsync(transaction, round, cancellationToken))[^1].Position;
        return changes;
    }

    /// <summary>What time it is for a tenant.</summary>
    public ValueTask<DateTimeOffset> NowAsync(TenantId tenant, CancellationToken cancellationToken) => clocks.NowAsync(tenant, cancellationToken);

    /// <summary>After the commit: wakes whoever has something to do now.</summary>
    public void Announce(Changes changes, WakeUps wakeUps)
    {
        if (changes.LastPosition > 0)
            wakeUps.Signal(changes.Tenant, changes.LastPosition);
        if (changes.Commands.Count > 0)
            commands.Ring();
        if (changes.Messages.Count > 0)
            options.OnMessages();
    }

    private void Take(Changes changes, Dictionary<InstanceId, Instance> known, Addressed input)
    {
        var instance = changes.Instances.GetValueOrDefault(input.To) ?? known.GetValueOrDefault(input.To) ?? stepper.Begin(input.To, input.Cause.CorrelationId);
        if (instance.Status == InstanceStatus.Parked)
        {
            changes.Park(instance, input, null);
            return;
        }
        try
        {
            changes.Add(stepper.Take(changes.Tenant, instance, input, changes.Now), input.Cause);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            // A decision that fails will fail again: its instance waits for somebody, the others go on.
            changes.Park(instance, input, Fault.Describe(e));
            options.OnParked(changes.Tenant, input.To, e);
        }
    }
}
