using FieldServices.Api.Hosting;
using FieldServices.Soak.Evidence;
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
        };
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
