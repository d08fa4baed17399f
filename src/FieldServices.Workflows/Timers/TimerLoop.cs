using FieldServices.EventStore;
using FieldServices.EventStore.Waking;
using FieldServices.Workflows.Stepping;
using Npgsql;

namespace FieldServices.Workflows.Timers;

/// <summary>Fires timers as they become due. Any number of loops and nodes may run; each timer fires once.</summary>
internal sealed class TimerLoop(NpgsqlDataSource database, StepUnit steps, WakeUps wakeUps, WorkflowOptions options, TimeProvider time)
{
    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var fired = 0;
            try
            {
                foreach (var tenant in await DueTimers.TenantsAsync(database, time.GetUtcNow(), cancellationToken))
                    fired += await FireAsync(tenant, test: false, time.GetUtcNow(), cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                options.OnError("timers", e);
                await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            if (fired == 0)
                await Task.Delay(options.LongestTimerPause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Fires timers of a tenant that are due, at most one transaction full.</summary>
    /// <returns>How many.</returns>
    public async Task<int> FireAsync(TenantId tenant, bool test, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var claimed = await DueTimers.ClaimAsync(connection, tenant, test, now, options.TimersAtOnce, cancellationToken);
        if (claimed.Count == 0)
            return 0;
        var due = await DueTimers.ReadAsync(connection, tenant, claimed, now, options.LateAfter, cancellationToken);
        var changes = await steps.RunAsync(transaction, tenant, due, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        steps.Announce(changes, wakeUps);
        return due.Count;
    }
}
