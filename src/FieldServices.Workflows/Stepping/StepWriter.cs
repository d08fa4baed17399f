using FieldServices.EventStore;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.Workflows.Stepping;

/// <summary>Writes what steps change beside the log, in one round trip: one statement per table, whatever the number of steps.</summary>
internal static class StepWriter
{
    private const string Instances =
        """
        insert into workflows.instances (
          tenant_id, workflow, instance_id, definition, version, state, status, correlation_id, started_at, updated_at)
        select $1, n.workflow, n.instance_id, n.definition, n.version, n.state, n.status, n.correlation_id, $2, $2
        from unnest($3::text[], $4::uuid[], $5::int[], $6::bigint[], $7::json[], $8::text[], $9::uuid[])
          as n (workflow, instance_id, definition, version, state, status, correlation_id)
        on conflict (tenant_id, workflow, instance_id) do update
        set definition = excluded.definition, version = excluded.version, state = excluded.state, status = excluded.status, updated_at = excluded.updated_at
        """;

    private const string DropTimers =
        """
        delete from workflows.timers t using unnest($2::text[], $3::uuid[], $4::text[]) as n (workflow, instance_id, key)
        where t.tenant_id = $1 and t.workflow = n.workflow and t.instance_id = n.instance_id and t.key = n.key
        """;

    private const string DropAllTimers =
        """
        delete from workflows.timers t using unnest($2::text[], $3::uuid[]) as n (workflow, instance_id)
        where t.tenant_id = $1 and t.workflow = n.workflow and t.instance_id = n.instance_id
        """;

    private const string SetTimers =
        """
        insert into workflows.timers (tenant_id, test, workflow, instance_id, key, due, cron, zone, causation_id)
        select $1, $2, n.* from unnest($3::text[], $4::uuid[], $5::text[], $6::timestamptz[], $7::text[], $8::text[], $9::uuid[]) as n
        on conflict (tenant_id, workflow, instance_id, key) do update
        set due = excluded.due, cron = excluded.cron, zone = excluded.zone, causation_id = excluded.causation_id, place = default
        """;

    private const string Commands =
        """
        insert into workflows.commands (
          tenant_id, test, command_id, workflow, instance_id, key, name, stream_id, body, idempotency_key, correlation_id, causation_id)
        select $1, $2, n.*
        from unnest($3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::uuid[], $9::json[], $10::text[], $11::uuid[], $12::uuid[]) as n
        """;

    private const string Waiting =
        """
        insert into workflows.waiting (tenant_id, workflow, instance_id, input_id, input, error)
        select $1, n.* from unnest($2::text[], $3::uuid[], $4::uuid[], $5::json[], $6::text[]) as n
        """;

    /// <summary>Adds the statements to a batch that runs in the transaction in which the instances were locked.</summary>
    public static void Add(NpgsqlBatch batch, Changes changes)
    {
        if (changes.Instances.Count > 0)
            AddInstances(batch, changes);
        AddTimers(batch, changes);
        if (changes.Commands.Count > 0)
            AddCommands(batch, changes);
        if (changes.Waiting.Count > 0)
            AddWaiting(batch, changes);
    }

    private static void AddInstances(NpgsqlBatch batch, Changes changes)
    {
        Instance[] rows = [.. changes.Instances.Values];
        batch.BatchCommands.Add(Command(
            Instances, changes, new NpgsqlParameter<DateTimeOffset> { TypedValue = changes.Now.ToUniversalTime() },
            Of(rows, r => r.Id.Workflow), Of(rows, r => r.Id.Id), Of(rows, r => r.Definition), Of(rows, r => r.Version),
            Of(rows, r => r.State, NpgsqlDbType.Json), Of(rows, r => InstanceTable.Word(r.Status)), Of(rows, r => r.CorrelationId)));
    }

    private static void AddTimers(NpgsqlBatch batch, Changes changes)
    {
        var finished = changes.Instances.Values.Where(i => i.Status is InstanceStatus.Finished or InstanceStatus.Cancelled).Select(i => i.Id).ToArray();
        var dropped = changes.Timers.Where(t => t.Value is null).Select(t => t.Key).ToArray();
        var set = changes.Timers.Where(t => t.Value is not null && !finished.Contains(t.Key.Instance)).ToArray();
        if (finished.Length > 0)
            batch.BatchCommands.Add(Command(DropAllTimers, changes, Of(finished, i => i.Workflow), Of(finished, i => i.Id)));
        if (dropped.Length > 0)
            batch.BatchCommands.Add(Command(
                DropTimers, changes, Of(dropped, t => t.Instance.Workflow), Of(dropped, t => t.Instance.Id), Of(dropped, t => t.Key)));
        if (set.Length > 0)
            batch.BatchCommands.Add(Command(
                SetTimers, changes, new NpgsqlParameter<bool> { TypedValue = changes.Test },
                Of(set, t => t.Key.Instance.Workflow), Of(set, t => t.Key.Instance.Id), Of(set, t => t.Key.Key),
                Of(set, t => t.Value!.Value.When.Due), Of(set, t => t.Value!.Value.When.Cron), Of(set, t => t.Value!.Value.When.Zone),
                Of(set, t => t.Value!.Value.SetBy)));
    }

    private static void AddCommands(NpgsqlBatch batch, Changes changes)
    {
        var rows = changes.Commands;
        batch.BatchCommands.Add(Command(
            Commands, changes, new NpgsqlParameter<bool> { TypedValue = changes.Test },
            Of(rows, c => c.Id), Of(rows, c => c.From.Workflow), Of(rows, c => c.From.Id), Of(rows, c => c.Key), Of(rows, c => c.Name),
            Of(rows, c => c.StreamId), Of(rows, c => c.Body, NpgsqlDbType.Json), Of(rows, c => c.IdempotencyKey),
            Of(rows, c => c.Origin.CorrelationId), Of(rows, c => c.Origin.CommandId)));
    }

    private static void AddWaiting(NpgsqlBatch batch, Changes changes)
    {
        var rows = changes.Waiting;
        batch.BatchCommands.Add(Command(
            Waiting, changes,
            Of(rows, w => w.Input.To.Workflow), Of(rows, w => w.Input.To.Id), Of(rows, _ => Guid.CreateVersion7()),
            Of(rows, w => StoredInput.Write(w.Input), NpgsqlDbType.Json), Of(rows, w => w.Error)));
    }

    private static NpgsqlBatchCommand Command(string sql, Changes changes, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = changes.Tenant.Value } } };
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    private static NpgsqlParameter<T[]> Of<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> value, NpgsqlDbType? element = null)
    {
        var parameter = new NpgsqlParameter<T[]> { TypedValue = [.. rows.Select(value)] };
        if (element is { } type)
            parameter.NpgsqlDbType = NpgsqlDbType.Array | type;
        return parameter;
    }
}
