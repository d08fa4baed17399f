using FieldServices.Benchmarks.Store;
using FieldServices.EventStore;
using FieldServices.EventStore.Appending;
using Npgsql;
using EventLog = FieldServices.EventStore.EventLog;

namespace FieldServices.Benchmarks.Evidence;

/// <summary>What an event of 300 bytes takes in its table, with a hash and without.</summary>
internal sealed class HashSpace(string connectionString)
{
    private const int Events = 500;

    public async Task RunAsync()
    {
        var (with, without) = (await BytesAsync(hashes: true), await BytesAsync(hashes: false));
        Metric.Print("evidence.space.hashed", with, "bytes_per_event");
        Metric.Print("evidence.space.plain", without, "bytes_per_event");
        Metric.Print("evidence.space.hash", with - without, "bytes_per_event");
    }

    private async Task<double> BytesAsync(bool hashes)
    {
        await using var database = EventStoreDatabase.Open(connectionString);
        var (log, tenant, device) = (new EventLog(database, Meter.Catalog, options: new AppendOptions { Hashes = hashes }), Meter.NewTenant(), Guid.CreateVersion7());
        for (var n = 0L; n < Events; n++)
            await log.AppendAsync(Meter.AppendOf(tenant, device, n));
        await using var command = database.CreateCommand("select avg(pg_column_size(e.*))::double precision from eventstore.events e where tenant_id = $1");
        command.Parameters.Add(new() { Value = tenant.Value });
        return (double)(await command.ExecuteScalarAsync())!;
    }
}
