using Npgsql;

namespace FieldServices.Workflows.Messages;

/// <summary>Forgets messages that are done with. What waits, or is dead and nobody has decided about, stays.</summary>
public static class MessageRetention
{
    /// <summary>Deletes what was sent or discarded longer ago than an age, some at a time.</summary>
    /// <param name="database">The database of the outbox.</param>
    /// <param name="olderThan">The age; longer than a step of a workflow can take.</param>
    /// <param name="atOnce">How many are deleted in one transaction.</param>
    /// <param name="cancellationToken">Stops between two transactions.</param>
    /// <returns>How many were deleted.</returns>
    public static async Task<int> ForgetAsync(NpgsqlDataSource database, TimeSpan olderThan, int atOnce = 500, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        var (all, deleted) = (0, atOnce);
        while (deleted == atOnce)
        {
            await using var command = database.CreateCommand(MessageSql.Forget);
            command.Parameters.Add(new() { Value = olderThan });
            command.Parameters.Add(new() { Value = atOnce });
            deleted = (int)(await command.ExecuteScalarAsync(cancellationToken))!;
            all += deleted;
        }
        return all;
    }
}
