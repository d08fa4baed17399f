using FieldServices.EventStore;
using FieldServices.Workflows.Stepping;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.Workflows.Timers;

/// <summary>Finds timers that are due.</summary>
internal static class DueTimers
{
    private const string TenantsSql =
        """
        select distinct tenant_id from (
          select t.tenant_id from workflows.timers t
          where not t.test and t.due <= $1
            and not exists (select from eventstore.tenant_heads h where h.tenant_id = t.tenant_id and h.closed_at is not null)
          order by t.due limit 1000) d
        """;

    // Invariant: the instance's row is locked, not the timer's, because every change of a timer happens under that lock; a timer row
    // may have changed between this statement's snapshot and the lock, so the timers themselves are read afterwards.
    // Held by: TimerRaceTests.A_timer_that_is_cancelled_while_it_is_being_claimed_does_not_fire
    //
    // The timers are looked at in the order in which they are due, whatever the planner believes about the tables: a window at the front
    // of the index, wide enough to pass over what other workers hold, and one lookup of an instance after the other until there are enough.
    private const string ClaimSql =
        """
        select i.workflow, i.instance_id, i.correlation_id
        from (
          select workflow, instance_id
          from (select tenant_id, workflow, instance_id from workflows.timers where not test and due <= $2 order by due limit 20000) front
          where tenant_id = $1 limit $3 * 10) t
        cross join lateral (
          select i.workflow, i.instance_id, i.correlation_id from workflows.instances i
          where i.tenant_id = $1 and i.workflow = t.workflow and i.instance_id = t.instance_id for no key update skip locked) i
        limit $3
        """;

    // The indexes are partial: what is in a parameter the planner could not use.
    private static readonly string ClaimOfTestSql =
        ClaimSql.Replace("where not test and", "where test and tenant_id = $1 and", StringComparison.Ordinal);

    private const string ReadSql =
        """
        select t.workflow, t.instance_id, t.key, t.due, t.cron, t.zone, t.causation_id
        from unnest($3::text[], $4::uuid[]) n (workflow, instance_id)
        cross join lateral (
          select * from workflows.timers t
          where t.tenant_id = $1 and t.workflow = n.workflow and t.instance_id = n.instance_id and t.due <= $2 offset 0) t
        order by t.due, t.place
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
    /// <returns>The instances, each with the correlation of the input that began it.</returns>
    public static async Task<IReadOnlyDictionary<InstanceId, Guid>> ClaimAsync(
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
        var claimed = new Dictionary<InstanceId, Guid>();
        while (await reader.ReadAsync(cancellationToken))
            claimed[new InstanceId(reader.GetString(0), reader.GetGuid(1))] = reader.GetGuid(2);
        return claimed;
    }

    /// <summary>The due timers of locked instances as inputs, in the order in which they were due.</summary>
    public static async Task<IReadOnlyList<Addressed>> ReadAsync(
        NpgsqlConnection connection, TenantId tenant, IReadOnlyDictionary<InstanceId, Guid> claimed, DateTimeOffset now, TimeSpan lateAfter, CancellationToken cancellationToken)
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
                        new() { Value = claimed.Keys.Select(i => i.Workflow).ToArray() },
                        new() { Value = claimed.Keys.Select(i => i.Id).ToArray() },
                    },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var due = new List<Addressed>();
        while (await reader.ReadAsync(cancellationToken))
            due.Add(Read(reader, claimed, now, lateAfter));
        return due;
    }

    private static Addressed Read(NpgsqlDataReader reader, IReadOnlyDictionary<InstanceId, Guid> claimed, DateTimeOffset now, TimeSpan lateAfter)
    {
        var when = When.Stored(reader.GetFieldValue<DateTimeOffset>(3), reader.IsDBNull(4) ? null : reader.GetString(4), reader.IsDBNull(5) ? null : reader.GetString(5));
        var fired = new WorkflowInput.TimerFired(reader.GetString(2), when.Due, now - when.Due > lateAfter) { Missed = when.MissedBy(now) };
        var instance = new InstanceId(reader.GetString(0), reader.GetGuid(1));
        return new Addressed(instance, fired, new Cause(claimed[instance], reader.GetGuid(6))) { Timer = when };
    }

    private static NpgsqlParameter At(DateTimeOffset time) => new() { Value = time.ToUniversalTime(), NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
