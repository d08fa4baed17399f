using System.Globalization;
using Npgsql;

namespace FieldServices.EventStore.Schema;

/// <summary>Applies scripts over one connection, beside nodes that work.</summary>
internal sealed class ScriptRun(NpgsqlConnection connection, string component, MigrationOptions options)
{
    /// <summary>Applies a script that is missing.</summary>
    /// <exception cref="BlockedMigrationException">It did not get its locks.</exception>
    public async Task ApplyAsync(int version, SchemaScript script, CancellationToken cancellationToken)
    {
        if (script.OutsideTransaction)
        {
            // A step that the server has given up to break a circle of waiting may have left half an index, so all begin again.
            await PatientlyAsync(script.Name, async () =>
            {
                foreach (var step in script.Steps)
                    await StepAsync(script, step, cancellationToken);
            }, cancellationToken);
            await AppliedScript.NoteAsync(connection, component, version, script, cancellationToken);
            return;
        }
        await WithinAsync(script.Name, async () =>
        {
            await ExecuteAsync(script.Sql, cancellationToken);
            await AppliedScript.NoteAsync(connection, component, version, script, cancellationToken);
        }, cancellationToken);
    }

    /// <summary>Does something in a transaction that waits for no lock for long; again until it gets them.</summary>
    public Task WithinAsync(string name, Func<Task> work, CancellationToken cancellationToken) => PatientlyAsync(name, async () =>
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync($"set local lock_timeout = {LockTimeout}", cancellationToken);
        await work();
        await transaction.CommitAsync(cancellationToken);
    }, cancellationToken);

    private string LockTimeout => ((long)options.LockTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    private async Task StepAsync(SchemaScript script, SchemaStep step, CancellationToken cancellationToken)
    {
        if (step.WaitsPatiently)
            await ExecuteAsync(step.Sql, cancellationToken);
        else if (!step.IsRepeated)
            await WithinAsync(script.Name, () => ExecuteAsync(step.Sql, cancellationToken), cancellationToken);
        else
        {
            var changed = 1;
            while (changed > 0)
                await WithinAsync(script.Name, async () => changed = await ExecuteAsync(step.Sql, cancellationToken), cancellationToken);
        }
    }

    // Invariant: a migration gives way: what waits for a strong lock holds up all who come after it, however weak theirs are. So it waits
    // for a moment only, gives up what it has, and comes back.
    // Held by: OnlineMigrationContract.A_migration_gives_way_to_whoever_holds_its_table_and_comes_back
    private async Task PatientlyAsync(string name, Func<Task> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await work();
                return;
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
            {
                if (attempt >= options.Attempts)
                    throw new BlockedMigrationException(name, attempt, e);
                options.OnWaiting(name, attempt);
            }
            await Task.Delay(options.Pause, cancellationToken);
        }
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
