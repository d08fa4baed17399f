using System.Text;
using FieldServices.EventStore;
using FieldServices.Workflows.Stepping;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.Workflows.Sending;

/// <summary>The rows of commands that are on their way.</summary>
internal static class CommandQueue
{
    private const string Columns =
        "c.tenant_id, c.command_id, c.workflow, c.instance_id, c.key, c.name, c.stream_id, c.body, c.idempotency_key, c.correlation_id, c.causation_id";

    // The commands of an instance leave one after the other; one that is dead no longer holds up those behind it.
    private const string ClaimSql =
        $"""
        update workflows.commands c set attempts = c.attempts + 1, next_attempt_at = clock_timestamp() + $1
        from (
          select w.tenant_id, w.command_id from workflows.commands w
          where w.dead_at is null and w.next_attempt_at <= clock_timestamp() and not w.test
            and not exists (
              select from workflows.commands b
              where b.tenant_id = w.tenant_id and b.workflow = w.workflow and b.instance_id = w.instance_id and b.place < w.place and b.dead_at is null)
            and not exists (select from eventstore.tenant_heads h where h.tenant_id = w.tenant_id and h.closed_at is not null)
          order by w.next_attempt_at, w.place limit $2 for update skip locked) next
        where c.tenant_id = next.tenant_id and c.command_id = next.command_id
        returning {Columns}, c.attempts, c.place
        """;

    // A tenant on a test clock does not wait: its commands are tried as often as it takes, one after the other.
    private static readonly string ClaimOfTestSql = ClaimSql
        .Replace("w.next_attempt_at <= clock_timestamp() and not w.test", "w.test and w.tenant_id = $3", StringComparison.Ordinal)
        .Replace("order by w.next_attempt_at, w.place", "order by w.place", StringComparison.Ordinal);

    /// <summary>Takes the commands due first for as long as the lease lasts, in the order in which they were sent.</summary>
    public static async Task<IReadOnlyList<(OutgoingCommand Command, int Attempts)>> ClaimAsync(
        NpgsqlDataSource database, TimeSpan lease, TenantId? test, int most, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(test is null ? ClaimSql : ClaimOfTestSql);
        command.Parameters.Add(new() { Value = lease });
        command.Parameters.Add(new() { Value = most });
        if (test is { } tenant)
            command.Parameters.Add(new() { Value = tenant.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var claimed = new List<(OutgoingCommand, int, long)>();
        while (await reader.ReadAsync(cancellationToken))
            claimed.Add((Read(reader), reader.GetInt32(11), reader.GetInt64(12)));
        return [.. claimed.OrderBy(c => c.Item3).Select(c => (c.Item1, c.Item2))];
    }

    /// <summary>A command that could not be delivered; null when the tenant has none with this id.</summary>
    public static async Task<OutgoingCommand?> FindDeadAsync(NpgsqlDataSource database, TenantId tenant, Guid id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"select {Columns} from workflows.commands c where c.tenant_id = $1 and c.command_id = $2 and c.dead_at is not null");
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    /// <summary>Removes a command within the transaction in which its answer is taken.</summary>
    /// <returns>False when somebody else has.</returns>
    public static async Task<bool> RemoveAsync(NpgsqlConnection connection, OutgoingCommand sent, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("delete from workflows.commands where tenant_id = $1 and command_id = $2", connection)
        {
            Parameters = { new() { Value = sent.Tenant.Value }, new() { Value = sent.Id } },
        };
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Notes a failure: the command is tried again after a pause, or is dead when there is none.</summary>
    public static async Task FailAsync(
        NpgsqlDataSource database, OutgoingCommand sent, string error, TimeSpan? pause, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            update workflows.commands set error = $3, next_attempt_at = clock_timestamp() + coalesce($4, interval '0'),
              dead_at = case when $4 is null then clock_timestamp() end
            where tenant_id = $1 and command_id = $2 and dead_at is null
            """);
        command.Parameters.Add(new() { Value = sent.Tenant.Value });
        command.Parameters.Add(new() { Value = sent.Id });
        command.Parameters.Add(new() { Value = error });
        command.Parameters.Add(new() { Value = pause is { } p ? p : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Interval });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static OutgoingCommand Read(NpgsqlDataReader reader)
    {
        var from = new InstanceId(reader.GetString(2), reader.GetGuid(3));
        var origin = new Origin(new Actor("workflow", from.Workflow), $"{from.Workflow}.step", reader.GetGuid(10), reader.GetGuid(9), reader.GetGuid(10));
        return new OutgoingCommand(
            new TenantId(reader.GetGuid(0)), reader.GetGuid(1), from, reader.GetString(4), reader.GetString(5),
            reader.IsDBNull(6) ? null : reader.GetGuid(6), Encoding.UTF8.GetBytes(reader.GetString(7)), reader.GetString(8), origin);
    }
}
