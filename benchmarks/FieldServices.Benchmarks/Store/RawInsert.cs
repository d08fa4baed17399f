using System.Collections.Concurrent;
using FieldServices.EventStore;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.Benchmarks.Store;

/// <summary>The yardstick: one prepared insert of one row with the same bytes, indexes and durability into a plain table, and no checks at all.</summary>
internal sealed class RawInsert(NpgsqlDataSource database) : IAsyncDisposable
{
    private const string Insert =
        """
        insert into public.raw (tenant_id, position, stream_type, stream_id, version, name, name_version, body, recorded_at, effective_at,
          actor, command, command_id, hash)
        values ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp(), $9, $10, $11, $12, decode(repeat('0f', 32), 'hex'))
        """;

    private readonly ConcurrentBag<NpgsqlConnection> connections = [];

    public static async Task PrepareAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "create table if not exists public.raw (like eventstore.hot_events including indexes including constraints)");
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A caller with a connection of its own, open until this is disposed.</summary>
    public async Task<Func<long, Task>> CallerAsync()
    {
        var (tenant, device) = (Meter.NewTenant(), Guid.CreateVersion7());
        var connection = await database.OpenConnectionAsync();
        connections.Add(connection);
        var command = new NpgsqlCommand(Insert, connection);
        Bind(command, tenant, device, 0);
        await command.PrepareAsync();
        return async n =>
        {
            Bind(command, tenant, device, n);
            await command.ExecuteNonQueryAsync();
        };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in connections)
            await connection.DisposeAsync();
        await database.DisposeAsync();
    }

    private static void Bind(NpgsqlCommand command, TenantId tenant, Guid device, long n)
    {
        var append = Meter.AppendOf(tenant, device, n);
        command.Parameters.Clear();
        object[] values =
        [
            tenant.Value, n + 1, append.Stream.Type, append.Stream.Id, n + 1, "meter.read", (short)1, Meter.Catalog.Serialize(append.Events[0]),
            append.EffectiveAt, append.Origin.Actor.ToString(), append.Origin.Command, append.Origin.CommandId,
        ];
        foreach (var value in values)
            command.Parameters.Add(value is byte[] ? new() { Value = value, NpgsqlDbType = NpgsqlDbType.Json } : new() { Value = value });
    }
}
