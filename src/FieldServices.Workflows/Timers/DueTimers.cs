using FieldServices.EventStore;
using FieldServices.Workflows.Stepping;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.Workflows.Timers;

/// <summary>Finds timers that are due.</summary>
internal static class DueTimers
{
    private const string TenantsSql =
        "select distinct tenant_id from (select tenant_id from workflows.timers where not test and due <= $1 order by due limit 1000) d";

    // Invariant: the instance's row is locked, not the timer's, because every change of a timer happens under that lock; a timer row
    // may have changed between this statement's snapshot and the lock, so the timers themselves are read afterwards.
    // Held by: TimerRaceTests.A_timer_that_is_cancelled_while_it_is_being_claimed_does_not_fire
    private const string ClaimSql =
        """
        select i.workflow, i.instance_id
        from workflows.timers t
        join workflows.instances i on i.tenant_id = t.tenant_id and i.workflow = t.workflow and i.instance_id = t.instance_id
        where t.tenant_id = $1 and not t.test and t.due <= $2
        order by t.due, t.place limit $3 for no key update of i skip locked
        """;

    // The indexes are partial: what is in a parameter the planner could not use.
    private static readonly string ClaimOfTestSql = ClaimSql.Replace("not t.test", "t.test", StringComparison.Ordinal);

    private const string ReadSql =
        """
        select t.workflow, t.instance_id, t.key, t.due, t.cron, t.zone, t.causation_id, i.correlation_id
        from unnest($3::text[], $4::uuid[]) n (workflow, instance_id)
        join workflows.timers t on t.tenant_id = $1 and t.workflow = n.workflow and t.instance_id = n.instance_id
        join workflows.instances i on i.tenant_id = $1 and i.workflow = n.workflow and i.instance_id = n.instance_id
        where t.due <= $2 order by t.due, t.place
        """;

    /// <summary>The tenants of the world's clock with timers that are due.</summary>
    public static async Task<IReadOnlyList<TenantId>> TenantsAsync(NpgsqlDataSource database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(TenantsSql);
        command.Parameters.Add(At(now));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tenants = new List<TenantId>();
        while (await reader.ReadAsync(cancellationToken))
            tenants.Add(new TenantId(reader.GetGuid(0)));
        return tenants;
    }

    /// <summary>The next instant at which a timer of a tenant on a test clock is due; null for none.</summary>
    public static async Task<DateTimeOffset?> NextOfTestAsync(NpgsqlDataSource database, TenantId tenant, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select min(due) from workflows.timers where test and tenant_id = $1");
        command.Parameters.Add(new() { Value = tenant.Value });
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime due ? new DateTimeOffset(due, TimeSpan.Zero) : null;
    }

    /// <summary>Locks the instances with the timers due first, passing over those that others hold.</summary>
    public static async Task<IReadOnlyList<InstanceId>> ClaimAsync(
        NpgsqlConnection connection, TenantId tenant, bool test, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(test ? ClaimOfTestSql : ClaimSql) { Parameters = { new() { Value = tenant.Value }, At(now), new() { Value = most } } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var claimed = new HashSet<InstanceId>();
        while (await reader.ReadAsync(cancellationToken))
            claimed.Add(new InstanceId(reader.GetString(0), reader.GetGuid(1)));
        return [.. claimed];
    }

    /// <summary>The due timers of locked instances as inputs, in the order in which they were due.</summary>
    public static async Task<IReadOnlyList<Addressed>> ReadAsync(
        NpgsqlConnection connection, TenantId tenant, IReadOnlyList<InstanceId> instances, DateTimeOffset now, TimeSpan lateAfter, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(ReadSql)
                {
                    Parameters =
                    {
                        new() { Value = tenant.Value },
                        At(now),
                        new() { Value = instances.Select(i => i.Workflow).ToArray() },
                        new() { Value = instances.Select(i => i.Id).ToArray() },
                    },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var due = new List<Addressed>();
        while (await reader.ReadAsync(cancellationToken))
            due.Add(Read(reader, now, lateAfter));
        return due;
    }

    private static Addressed Read(NpgsqlDataReader reader, DateTimeOffset now, TimeSpan lateAfter)
    {
        var when = When.Stored(reader.GetFieldValue<DateTimeOffset>(3), reader.IsDBNull(4) ? null : reader.GetString(4), reader.IsDBNull(5) ? null : reader.GetString(5));
        var fired = new WorkflowInput.TimerFired(reader.GetString(2), when.Due, now - when.Due > lateAfter) { Missed = when.MissedBy(now) };
        return new Addressed(new InstanceId(reader.GetString(0), reader.GetGuid(1)), fired, new Cause(reader.GetGuid(7), reader.GetGuid(6))) { Timer = when };
    }

    private static NpgsqlParameter At(DateTimeOffset time) => new() { Value = time.ToUniversalTime(), NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
