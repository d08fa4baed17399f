using System.Diagnostics;
using FieldServices.EventStore;
using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Views;
using FieldServices.EventStore.Waking;
using Npgsql;
using EventLog = FieldServices.EventStore.EventLog;

namespace FieldServices.Benchmarks.Store;

/// <summary>Building a view with one row a stream from a long log, against merely reading and deserialising the same events in order.</summary>
internal sealed class CatchUpRounds(string connectionString, int rounds, int events)
{
    private const int PageSize = 5_000;

    // Streams of 20 events, 100 of them interleaved at any time, as things live for a while and then are history. The bodies
    // have the shape and the size of those that the append rounds write.
    private const string Fill =
        """
        with written as (
          insert into eventstore.events (tenant_id, position, stream_type, stream_id, version, name, name_version, body,
            recorded_at, effective_at, actor, command, command_id, hash)
          select $1, n, 'meter', device, (n - 1) % 2000 / 100 + 1, 'meter.read', 1,
            ('{"device":"' || device || '","value":' || 1000000 + n % 1000000 || ',"unit":"kWh","note":"' || repeat('n', 213) || '"}')::json,
            now(), now(), 'device/d1', 'meter.read', md5('c' || n)::uuid, sha256(int8send(n))
          from generate_series(1, $2) n cross join lateral (select md5('d' || (n - 1) / 2000 * 100 + n % 100)::uuid as device) d
        )
        insert into eventstore.tenant_heads values ($1, $2, now())
        """;

    public async Task RunAsync()
    {
        await using var database = EventStoreDatabase.Open(connectionString);
        var (tenant, table) = (Meter.NewTenant(), new ViewTable(Meter.Devices));
        await ViewSchema.CreateAsync(database, [table]);
        await FillAsync(database, tenant);
        var (read, built) = (new List<double>(), new List<double>());
        for (var round = 1; round <= rounds; round++)
        {
            read.Add(events / await SecondsAsync(() => ReadAsync(database, tenant)));
            built.Add(events / await SecondsAsync(() => BuildAsync(database, table)));
        }
        Metric.Print("store.catch_up.events", events, "events");
        Metric.Print("store.catch_up.bytes", await BytesAsync(database) / events, "bytes_per_event");
        Metric.Print("store.catch_up.read", Metric.Median(read), "per_s");
        Metric.Print("store.catch_up.view", Metric.Median(built), "per_s");
        Metric.Print("store.catch_up.view_of_read", Metric.Median(built) / Metric.Median(read), "ratio");
    }

    private async Task FillAsync(NpgsqlDataSource database, TenantId tenant)
    {
        // Other tenants would be built too.
        await using (var clear = database.CreateCommand("truncate eventstore.events, eventstore.streams, eventstore.tenant_heads, eventstore.checkpoints"))
            await clear.ExecuteNonQueryAsync();
        await using (var fill = database.CreateCommand(Fill))
        {
            fill.CommandTimeout = 0;
            foreach (var value in new object[] { tenant.Value, events })
                fill.Parameters.Add(new() { Value = value });
            await fill.ExecuteNonQueryAsync();
        }
        await using var analyze = database.CreateCommand("vacuum analyze eventstore.events");
        await analyze.ExecuteNonQueryAsync();
    }

    // With indexes, as the server has it on disk.
    private static async Task<double> BytesAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "select sum(pg_total_relation_size(relid))::double precision from pg_partition_tree('eventstore.events') where isleaf");
        return (double)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ReadAsync(NpgsqlDataSource database, TenantId tenant)
    {
        var log = new EventLog(database, Meter.Catalog);
        for (var (at, more) = (0L, true); more;)
        {
            more = false;
            await foreach (var envelope in log.ReadLogAsync(tenant, at, PageSize))
                (at, more) = (envelope.Position, true);
        }
    }

    private static async Task BuildAsync(NpgsqlDataSource database, ViewTable table)
    {
        var runner = new ProjectionRunner(
            database, Meter.Catalog, [table], new WakeUps(database), new ViewProgress(database, TimeProvider.System),
            new ProjectionOptions { PageSize = PageSize }, TimeProvider.System);
        await runner.RebuildAsync(table.View.Name, new Progress<(long, long)>());
    }

    private static async Task<double> SecondsAsync(Func<Task> action)
    {
        var start = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
