using FieldServices.EventStore;
using Npgsql;

namespace FieldServices.Workflows.Stepping;

/// <summary>The rows of instances: locked and read here, written by <see cref="StepWriter"/>.</summary>
internal static class InstanceTable
{
    private const string Columns = "i.workflow, i.instance_id, i.definition, i.version, i.state, i.status, i.correlation_id";

    // Invariant: rows are locked in one order by everybody who waits for them, so that two transactions never wait for each other.
    // Held by: RacingInputTests.Inputs_that_race_for_an_instance_take_turns
    // One lookup after the other: a join would let the planner read all instances of the tenant.
    private const string LockSql =
        $"""
        select i.* from (select * from unnest($2::text[], $3::uuid[]) as n (workflow, instance_id) order by workflow, instance_id) n
        cross join lateral (
          select {Columns} from workflows.instances i
          where i.tenant_id = $1 and i.workflow = n.workflow and i.instance_id = n.instance_id for no key update) i
        """;

    /// <summary>Locks instances until the transaction ends; those that do not exist yet are left out.</summary>
    public static async Task<Dictionary<InstanceId, Instance>> LockAsync(
        NpgsqlConnection connection, TenantId tenant, IReadOnlyCollection<InstanceId> ids, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(LockSql)
                {
                    Parameters =
                    {
                        new() { Value = tenant.Value },
                        new() { Value = ids.Select(i => i.Workflow).ToArray() },
                        new() { Value = ids.Select(i => i.Id).ToArray() },
                    },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<InstanceId, Instance>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var instance = Read(reader);
            found[instance.Id] = instance;
        }
        return found;
    }

    public static string Word(InstanceStatus status) => status switch
    {
        InstanceStatus.Running => "running",
        InstanceStatus.Finished => "finished",
        InstanceStatus.Parked => "parked",
        InstanceStatus.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static InstanceStatus Status(string word) => word switch
    {
        "running" => InstanceStatus.Running,
        "finished" => InstanceStatus.Finished,
        "parked" => InstanceStatus.Parked,
        "cancelled" => InstanceStatus.Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(word)),
    };

    private static Instance Read(NpgsqlDataReader reader) => new(
        new InstanceId(reader.GetString(0), reader.GetGuid(1)),
        reader.GetInt32(2),
        reader.GetInt64(3),
        reader.GetString(4),
        Status(reader.GetString(5)),
        reader.GetGuid(6));
}
