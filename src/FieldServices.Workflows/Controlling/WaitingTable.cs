using FieldServices.EventStore;
using FieldServices.Workflows.Stepping;
using Npgsql;

namespace FieldServices.Workflows.Controlling;

/// <summary>The inputs that wait for parked instances.</summary>
internal static class WaitingTable
{
    /// <summary>Takes all inputs of an instance out of the table, in their order.</summary>
    public static async Task<IReadOnlyList<(Guid Id, StoredInput Input, int Attempts)>> TakeAsync(
        NpgsqlConnection connection, TenantId tenant, InstanceId id, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            with taken as (
              delete from workflows.waiting where tenant_id = $1 and workflow = $2 and instance_id = $3 returning input_id, input, attempts, place)
            select input_id, input, attempts from taken order by place
            """,
            connection)
        {
            Parameters = { new() { Value = tenant.Value }, new() { Value = id.Workflow }, new() { Value = id.Id } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var taken = new List<(Guid, StoredInput, int)>();
        while (await reader.ReadAsync(cancellationToken))
            taken.Add((reader.GetGuid(0), StoredInput.Read(reader.GetString(1)), reader.GetInt32(2)));
        return taken;
    }

    /// <summary>The inputs again; events are read from the log.</summary>
    public static async Task<IReadOnlyList<Addressed>> ReadAsync(
        EventLog log, TenantId tenant, InstanceId id, IEnumerable<(Guid Id, StoredInput Input, int Attempts)> waiting, CancellationToken cancellationToken)
    {
        var inputs = new List<Addressed>();
        foreach (var (_, stored, _) in waiting)
        {
            var input = stored.ToInput();
            if (input is null)
                await foreach (var envelope in log.ReadLogAsync(tenant, stored.Position!.Value - 1, 1, null, cancellationToken))
                    input = new WorkflowInput.Happened(envelope);
            inputs.Add(new Addressed(id, input!, new Cause(stored.Correlation, stored.Causation)));
        }
        return inputs;
    }

    /// <summary>Notes how often an instance was retried, if it is parked again.</summary>
    public static async Task CountAsync(NpgsqlConnection connection, TenantId tenant, InstanceId id, int attempts, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "update workflows.waiting set attempts = $4 where tenant_id = $1 and workflow = $2 and instance_id = $3 and error is not null", connection)
        {
            Parameters = { new() { Value = tenant.Value }, new() { Value = id.Workflow }, new() { Value = id.Id }, new() { Value = attempts } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
