using FieldServices.Benchmarks.Store;
using FieldServices.EventStore;
using FieldServices.EventStore.Appending;
using Npgsql;
using EventLog = FieldServices.EventStore.EventLog;

namespace FieldServices.Benchmarks.Evidence;

/// <summary>
/// What an event of 300 bytes with two personal fields takes in its table and that table's indexes: with a hash, with the fields sealed, with
/// both, and with neither. What kept rows of a view take is in the part <c>space</c>.
/// </summary>
internal sealed class EventSpace(string connectionString)
{
    private const int Streams = 256;
    private const int Versions = 40;

    // What a tenant's partition grew by, so that nothing is counted that was there before.
    private const string Size =
        """
        select sum(pg_total_relation_size(relid))::double precision from pg_partition_tree('eventstore.events') where isleaf
        """;

    public async Task RunAsync()
    {
        var plain = await BytesAsync(false, false);
        Metric.Print("evidence.event_space.plain", plain, "bytes_per_event");
        foreach (var (name, hashes, seals) in new[] { ("hashed", true, false), ("sealed", false, true), ("both", true, true) })
        {
            var bytes = await BytesAsync(hashes, seals);
            Metric.Print($"evidence.event_space.{name}", bytes, "bytes_per_event");
            Metric.Print($"evidence.event_space.{name}_of_plain", bytes / plain, "ratio");
        }
    }

    private async Task<double> BytesAsync(bool hashes, bool seals)
    {
        await using var database = EventStoreDatabase.Open(connectionString);
        var log = new EventLog(database, Visit.Catalog, options: new AppendOptions { Hashes = hashes }, sealing: Visit.Sealing(seals));
        var (tenant, places) = (Meter.NewTenant(), Enumerable.Range(0, Streams).Select(_ => Guid.CreateVersion7()).ToList());
        var before = await SizeAsync(database);
        for (var version = 0; version < Versions; version++)
            await Task.WhenAll(places.Select(p => log.AppendAsync(Visit.AppendOf(tenant, p, version))));
        return (await SizeAsync(database) - before) / (Streams * Versions);
    }

    private static async Task<double> SizeAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(Size);
        return (double)(await command.ExecuteScalarAsync())!;
    }
}
