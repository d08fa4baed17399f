using FieldServices.Api.Hosting;
using FieldServices.Benchmarks.Store;
using FieldServices.EventStore;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Proving;
using Npgsql;

namespace FieldServices.Benchmarks.Evidence;

/// <summary>A long log with true hashes, made by the server itself because appending it would take too long, and its key.</summary>
internal sealed class Ledger : IAsyncDisposable
{
    // Streams of 20 events, 100 of them interleaved at any time, with bodies of 300 bytes.
    private const string Fill =
        """
        with made as (
          select n as position, device, (n - 1) % 2000 / 100 + 1 as version, md5('c' || n)::uuid as command,
            ('{"device":"' || device || '","value":' || 1000000 + n % 1000000 || ',"unit":"kWh","note":"' || repeat('n', 213) || '"}')::json as body, now() as at
          from generate_series(1, $2) n cross join lateral (select md5($1::text || 'd' || (n - 1) / 2000 * 100 + n % 100)::uuid as device) d
        ),
        hashed as (
          select *, eventstore.chain_hash(eventstore.no_hash(), $1, device, command, command, command, position, version, at, at, 1::smallint, 'meter', 'meter.read',
            'device/d1', 'meter.read', body::text) over (partition by device order by version) as hash
          from made
        ),
        written as (
          insert into eventstore.events (tenant_id, position, stream_type, stream_id, version, name, name_version, body, recorded_at, effective_at, actor, command, command_id, hash)
          select $1, position, 'meter', device, version, 'meter.read', 1, body, at, at, 'device/d1', 'meter.read', command, hash from hashed order by position
        ),
        streams as (
          insert into eventstore.streams (tenant_id, stream_type, stream_id, version) select $1, 'meter', device, max(version) from hashed group by device
        )
        insert into eventstore.tenant_heads (tenant_id, position, recorded_at) values ($1, $2, now())
        """;

    private Ledger(NpgsqlDataSource database) => (Database, Places) = (database, new Places(database));

    public NpgsqlDataSource Database { get; }

    public Places Places { get; }

    public TenantId Tenant { get; } = Meter.NewTenant();

    public NoteSigner Key { get; } = new("bench.example", NoteSigner.CreateKey());

    public static async Task<Ledger> MakeAsync(string connectionString, int events)
    {
        var ledger = new Ledger(ConnectionStrings.Open(connectionString));
        await using (var fill = ledger.Database.CreateCommand(Fill))
        {
            fill.CommandTimeout = 0;
            fill.Parameters.Add(new() { Value = ledger.Tenant.Value });
            fill.Parameters.Add(new() { Value = (long)events });
            await fill.ExecuteNonQueryAsync();
        }
        await using var analyze = ledger.Database.CreateCommand("vacuum analyze eventstore.events");
        analyze.CommandTimeout = 0;
        await analyze.ExecuteNonQueryAsync();
        return ledger;
    }

    /// <summary>Signs everything.</summary>
    public Task<long?> SignAsync() => new Notary(Places, Key, new NotaryOptions { OnRefused = (_, reason) => Console.WriteLine(reason) }, TimeProvider.System).SignAsync(Tenant);

    public async ValueTask DisposeAsync()
    {
        Key.Dispose();
        await Database.DisposeAsync();
    }
}
