using System.Collections.Concurrent;
using FieldServices.EventStore.Placing;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Clocks;

/// <summary>
/// What time it is for a tenant: the time of the world, or, for a tenant in test mode, a clock of its own that stands still until it is
/// advanced. Whether a tenant is in test mode is settled before its first event and never changes. Safe for concurrent callers.
/// </summary>
/// <param name="places">Where the clocks of tenants in test mode are kept: each tenant's in its database.</param>
/// <param name="time">The time of the world.</param>
public sealed class TenantClocks(Places places, TimeProvider time)
{
    /// <summary>Of tenants in one database.</summary>
    public TenantClocks(NpgsqlDataSource database, TimeProvider time)
        : this(new Places(database), time)
    {
    }

    private readonly ConcurrentDictionary<TenantId, bool> test = new();

    /// <summary>The tenant's time (UTC).</summary>
    public ValueTask<DateTimeOffset> NowAsync(TenantId tenant, CancellationToken cancellationToken = default) =>
        test.TryGetValue(tenant, out var isTest) && !isTest ? ValueTask.FromResult(time.GetUtcNow()) : AskAsync(tenant, cancellationToken);

    /// <summary>True for a tenant in test mode.</summary>
    public async ValueTask<bool> IsTestAsync(TenantId tenant, CancellationToken cancellationToken = default)
    {
        if (!test.TryGetValue(tenant, out var isTest))
            await AskAsync(tenant, cancellationToken);
        return isTest || test.GetValueOrDefault(tenant);
    }

    /// <summary>Puts a tenant that has no events yet into test mode.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="start">The time at which its clock stands first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">It has events already.</exception>
    public async Task StartTestAsync(TenantId tenant, DateTimeOffset start, CancellationToken cancellationToken = default)
    {
        var place = await places.OfAsync(tenant, cancellationToken);
        await using var command = place.Database.CreateCommand(
            """
            insert into eventstore.tenant_heads as h (tenant_id, position, recorded_at, test_now) values ($1, 0, $2, $2)
            on conflict (tenant_id) do update set recorded_at = excluded.recorded_at, test_now = excluded.test_now
            where h.position = 0 and h.test_now is null and h.closed_at is null
            """);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(At(start));
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
            throw new InvalidOperationException("The tenant has events already; test mode is for new tenants only.");
        test[tenant] = true;
    }

    /// <summary>Moves the clock of a tenant in test mode; never backwards.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="to">Its new time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when the tenant is not in test mode, or its clock is past that time.</returns>
    public async Task<bool> AdvanceAsync(TenantId tenant, DateTimeOffset to, CancellationToken cancellationToken = default)
    {
        var place = await places.OfAsync(tenant, cancellationToken);
        await using var command = place.Database.CreateCommand(
            "update eventstore.tenant_heads set test_now = $2 where tenant_id = $1 and test_now <= $2 and closed_at is null");
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(At(to));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private async ValueTask<DateTimeOffset> AskAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await places.ReadAsync(tenant, place => AskAsync(place.Database, tenant, cancellationToken), cancellationToken);

    private async Task<DateTimeOffset> AskAsync(NpgsqlDataSource database, TenantId tenant, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select test_now, position = 0 from eventstore.tenant_heads where tenant_id = $1");
        command.Parameters.Add(new() { Value = tenant.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        // Without events nothing is settled yet, so nothing is remembered.
        if (!await reader.ReadAsync(cancellationToken) || (reader.IsDBNull(0) && reader.GetBoolean(1)))
            return time.GetUtcNow();
        test[tenant] = !reader.IsDBNull(0);
        return reader.IsDBNull(0) ? time.GetUtcNow() : reader.GetFieldValue<DateTimeOffset>(0);
    }

    private static NpgsqlParameter At(DateTimeOffset time) => new() { Value = time.ToUniversalTime(), NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
