using FieldServices.Api.Hosting;
using FieldServices.Soak.Evidence;
using FieldServices.Workflows.Recorded;
using Npgsql;

namespace FieldServices.Soak.Driving;

/// <summary>Reads what the database holds of a tenant, straight from its tables.</summary>
internal sealed class Collector(Platform platform)
{
    private const string Log =
        """
        select position, stream_type || '/' || stream_id, version, name, recorded_at, command_id, actor
        from eventstore.events where tenant_id = $1 order by position
        """;

    private const string Outcomes =
        """
        select command_id, stream_type || '/' || stream_id, version, position, events, case when version is null then answer ->> 'code' end
        from eventstore.commands where tenant_id = $1
        """;

    // What is due for so long has been forgotten.
    private const string UnfinishedSql =
        """
        select (select count(*) from workflows.timers where tenant_id = $1 and due < clock_timestamp() - interval '10 seconds'),
          (select count(*) from workflows.commands where tenant_id = $1),
          (select count(*) from workflows.instances where tenant_id = $1 and status = 'parked'),
          (select count(*) from workflows.messages where tenant_id = $1 and state = 'dead' and error not like 'There is no channel%')
        """;

    public async Task<TenantEvidence> CollectAsync(Crew crew, IReadOnlyList<ViewRows> views)
    {
        var tenant = crew.Tenant.Id.Value;
        var outcomes = await RowsAsync(Outcomes, tenant, r => (Id: r.GetGuid(0), Outcome: new StoredOutcome(
            r.GetString(1), r.IsDBNull(2) ? null : r.GetInt64(2), r.IsDBNull(3) ? null : r.GetInt64(3),
            r.GetFieldValue<string[]>(4), r.IsDBNull(5) ? null : r.GetString(5))));
        var versions = await RowsAsync(
            "select stream_type || '/' || stream_id, version from eventstore.streams where tenant_id = $1", tenant, r => (Stream: r.GetString(0), Version: r.GetInt64(1)));
        return new TenantEvidence
        {
            Tenant = crew.Tenant.Slug,
            Actor = crew.Actor,
            Log = await RowsAsync(Log, tenant, r => new LoggedEvent(
                r.GetInt64(0), r.GetString(1), r.GetInt64(2), string.Intern(r.GetString(3)), r.GetFieldValue<DateTimeOffset>(4), r.GetGuid(5), string.Intern(r.GetString(6)))),
            Head = await platform.Log.HeadAsync(crew.Tenant.Id),
            Versions = versions.ToDictionary(v => v.Stream, v => v.Version),
            Outcomes = outcomes.ToDictionary(o => o.Id, o => o.Outcome),
            Commands = crew.Journal.Commands,
            Followers = [.. crew.Followers.Select(f => f.Trace)],
            Reads = crew.Journal.Reads,
            Views = views,
            Steps = await StepsAsync(crew),
        };
    }

    /// <summary>What the workflows of a tenant have not done.</summary>
    public async Task<Unfinished> UnfinishedAsync(Crew crew) =>
        (await RowsAsync(UnfinishedSql, crew.Tenant.Id.Value, r => new Unfinished(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3))))[0];

    /// <summary>True when workflows have nothing left to do now.</summary>
    public async Task<bool> IsQuietAsync()
    {
        await using var command = platform.Database.CreateCommand(
            """
            select not exists (select from workflows.commands)
              and not exists (select from workflows.timers where due < clock_timestamp() + interval '1 second')
              and not exists (
                select from eventstore.checkpoints c join eventstore.tenant_heads h using (tenant_id) where c.view like 'workflow:%' and c.position < h.position)
            """);
        return await command.ExecuteScalarAsync() is true;
    }

    public async Task PostponeTimersAsync()
    {
        await using var command = platform.Database.CreateCommand("update workflows.timers set due = due + interval '1 day'");
        await command.ExecuteNonQueryAsync();
    }

    private async Task<IReadOnlyList<LoggedStep>> StepsAsync(Crew crew)
    {
        var steps = new List<LoggedStep>();
        await foreach (var envelope in platform.Log.ReadLogAsync(crew.Tenant.Id, 0, int.MaxValue, ["workflow.stepped"]))
            steps.Add(new LoggedStep(envelope.Position, envelope.Stream.ToString(), (WorkflowStepped)envelope.Event));
        return steps;
    }

    /// <summary>The position of the last event that a follower is to see.</summary>
    public async Task<long> LastAsync(Crew crew, Follower follower)
    {
        await using var command = platform.Database.CreateCommand("select coalesce(max(position), 0) from eventstore.events where tenant_id = $1 and ($2::text[] is null or name = any($2))");
        command.Parameters.Add(new() { Value = crew.Tenant.Id.Value });
        command.Parameters.Add(new() { Value = follower.Types is { } types ? types.ToArray() : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The rows of every view as they are, then as building the view again gives them.</summary>
    public async Task<ILookup<Guid, ViewRows>> RebuiltAsync(IReadOnlyList<Crew> crews)
    {
        var found = new List<(Guid Tenant, ViewRows Rows)>();
        foreach (var table in platform.Tables)
        {
            var sql = $"select to_jsonb(v)::text from {table.Name} v where tenant_id = $1 order by 1";
            Task<IReadOnlyList<string>> Rows(Crew crew) => RowsAsync(sql, crew.Tenant.Id.Value, r => r.GetString(0));
            var kept = new List<IReadOnlyList<string>>();
            foreach (var crew in crews)
                kept.Add(await Rows(crew));
            await platform.Projections.RebuildAsync(table.View.Name, new Progress<(long, long)>());
            foreach (var (crew, rows) in crews.Zip(kept))
                found.Add((crew.Tenant.Id.Value, new ViewRows(table.View.Name, rows, await Rows(crew))));
        }
        return found.ToLookup(f => f.Tenant, f => f.Rows);
    }

    private async Task<IReadOnlyList<T>> RowsAsync<T>(string sql, Guid tenant, Func<NpgsqlDataReader, T> read)
    {
        await using var command = platform.Database.CreateCommand(sql);
        command.CommandTimeout = 300;
        command.Parameters.Add(new() { Value = tenant });
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }
}
