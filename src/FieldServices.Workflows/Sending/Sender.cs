using FieldServices.EventStore;
using FieldServices.EventStore.Waking;
using FieldServices.Workflows.Running;
using FieldServices.Workflows.Stepping;
using Npgsql;

namespace FieldServices.Workflows.Sending;

/// <summary>
/// Sends commands and takes their answers back to the instances. A command is claimed for a while, sent outside of any transaction,
/// and removed in the transaction in which its answer is taken; a node that dies in between leaves it to be sent again, with the same
/// identity and so with the same outcome.
/// </summary>
internal sealed class Sender(NpgsqlDataSource database, ICommandGate gate, StepUnit steps, WakeUps wakeUps, Bell bell, WorkflowOptions options, TimeProvider time)
{
    private const int AtOnce = 8;

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var claimed = await CommandQueue.ClaimAsync(database, options.SendingLease, null, AtOnce, cancellationToken);
                await Task.WhenAll(claimed.Select(c => SendAsync(c.Command, c.Attempts, cancellationToken)));
                if (claimed.Count == 0)
                    await bell.WaitAsync(TimeSpan.FromSeconds(1), cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e)
            {
                options.OnError("commands", e);
                await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Sends the commands of a tenant on a test clock, one after the other, until none is left.</summary>
    public async Task<int> SendAllAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var sent = 0;
        while (true)
        {
            var claimed = await CommandQueue.ClaimAsync(database, options.SendingLease, tenant, 1, cancellationToken);
            foreach (var (command, attempts) in claimed)
                await SendAsync(command, attempts, cancellationToken);
            if (claimed.Count == 0)
                return sent;
            sent += claimed.Count;
        }
    }

    private async Task SendAsync(OutgoingCommand command, int attempts, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await gate.SendAsync(command, cancellationToken);
            await TakeAsync(command, outcome, cancellationToken);
        }
        catch (UndeliverableException e)
        {
            await CommandQueue.FailAsync(database, command, e.Message, null, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            options.OnError($"command {command.Name}", e);
            var pause = options.CommandRetries.After(attempts, Random.Shared.NextDouble());
            await CommandQueue.FailAsync(database, command, Fault.Describe(e), pause, cancellationToken);
        }
    }

    /// <summary>Gives an answer to the instance and forgets the command, in one transaction.</summary>
    public async Task TakeAsync(OutgoingCommand command, CommandOutcome outcome, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // The instance first, as everybody does who changes rows that belong to it.
        await InstanceTable.LockAsync(connection, command.Tenant, [command.From], cancellationToken);
        if (await TakeWithinAsync(transaction, command, outcome, cancellationToken) is not { } changes)
            return;
        await transaction.CommitAsync(cancellationToken);
        steps.Announce(changes, wakeUps);
    }

    /// <summary>The same within a transaction that holds the lock on the instance; the caller commits and announces.</summary>
    /// <returns>Null when somebody else has taken the answer.</returns>
    public async Task<Changes?> TakeWithinAsync(NpgsqlTransaction transaction, OutgoingCommand command, CommandOutcome outcome, CancellationToken cancellationToken)
    {
        if (!await CommandQueue.RemoveAsync(transaction.Connection!, command, cancellationToken))
            return null;
        var answer = new Addressed(command.From, new WorkflowInput.Answered(command.Key, outcome), new Cause(command.Origin.CorrelationId, command.Id));
        return await steps.RunAsync(transaction, command.Tenant, [answer], cancellationToken);
    }
}
