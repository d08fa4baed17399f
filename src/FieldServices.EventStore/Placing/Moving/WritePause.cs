using System.Globalization;

namespace FieldServices.EventStore.Placing.Moving;

/// <summary>
/// The pause of a tenant's appends: the lock on its head row, and nothing else. Whatever ends the mover ends the transaction, and the
/// appends that waited go on where the tenant was.
/// </summary>
internal sealed class WritePause : IAsyncDisposable
{
    private const string Lock = "select position, recorded_at, test_now from eventstore.tenant_heads where tenant_id = $1 and closed_at is null for update";

    // Invariant: this commit alone decides the move. Before it the log here is open and the one over there closed; after it the log
    // here is closed for good and says where the tenant went, and whoever reads that may open the one over there.
    // Held by: MoveScenarios.A_mover_killed_at_any_step_leaves_the_tenant_writable_in_exactly_one_place
    private const string Leave =
        "update eventstore.tenant_heads set closed_at = position, moved_to = $2, moves = $3 where tenant_id = $1 and closed_at is null";

    private readonly Side side;
    private readonly TenantId tenant;

    private WritePause(Side side, TenantId tenant, long head, DateTime recordedAt, DateTime? testNow) =>
        (this.side, this.tenant, Head, RecordedAt, TestNow) = (side, tenant, head, recordedAt, testNow);

    /// <summary>The position of the last event.</summary>
    public long Head { get; }

    /// <summary>When it was recorded.</summary>
    public DateTime RecordedAt { get; }

    /// <summary>Where the clock of a tenant in test mode stands; null for everybody else.</summary>
    public DateTime? TestNow { get; }

    /// <summary>Waits for the work and the appends in hand, and lets no other begin.</summary>
    public static async Task<WritePause> BeginAsync(
        Place place, TenantId tenant, IReadOnlyList<TenantTable> work, TimeSpan longest, CancellationToken cancellationToken)
    {
        var side = await Side.BeginAsync(place, tenant, snapshot: false, cancellationToken);
        try
        {
            var silence = string.Create(CultureInfo.InvariantCulture, $"{(long)longest.TotalMilliseconds}ms");
            await side.ExecuteAsync(
                "select set_config('idle_in_transaction_session_timeout', $1, true), set_config('lock_timeout', $1, true)", [silence], cancellationToken);
            await side.ExecuteAsync(
                "insert into eventstore.tenant_heads (tenant_id, position, recorded_at) values ($1, 0, clock_timestamp()) on conflict do nothing", [tenant.Value], cancellationToken);
            // Invariant: work before the head row, as everybody does who works: so neither waits for the other in a circle. What came in
            // between is taken out afterwards; a circle that it may close is broken by the server, and the mover tries again.
            // Held by: MovedWorkflowTests.A_tenant_moves_to_and_fro_while_its_workflows_run
            await TakeOutAsync(side, tenant, work, cancellationToken);
            var pause = await LockAsync(side, tenant, cancellationToken)
                ?? throw new MoveFailedException($"The tenant {tenant} has just moved from '{place}'. Look again where it is.");
            await TakeOutAsync(side, tenant, work, cancellationToken);
            return pause;
        }
        catch
        {
            await side.DisposeAsync();
            throw;
        }
    }

    /// <summary>Decides the move.</summary>
    public async Task LeaveAsync(string to, int moves, CancellationToken cancellationToken)
    {
        await side.ExecuteAsync(Leave, [tenant.Value, to, moves - 1], cancellationToken);
        await side.CommitAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => side.DisposeAsync();

    private static async Task<WritePause?> LockAsync(Side side, TenantId tenant, CancellationToken cancellationToken)
    {
        await using var command = side.Command(Lock, tenant.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new WritePause(side, tenant, reader.GetInt64(0), reader.GetDateTime(1), await reader.IsDBNullAsync(2, cancellationToken) ? null : reader.GetDateTime(2))
            : null;
    }

    // Whoever is at one of the rows is waited for, and nobody begins with another.
    private static async Task TakeOutAsync(Side side, TenantId tenant, IReadOnlyList<TenantTable> work, CancellationToken cancellationToken)
    {
        foreach (var table in work)
        {
            var order = table.Key is { } key ? $"order by {key}" : "";
            await side.ExecuteAsync($"select from {table.Name} where tenant_id = $1 {order} for update", [tenant.Value], cancellationToken);
            await side.ExecuteAsync($"delete from {table.Name} where tenant_id = $1", [tenant.Value], cancellationToken);
        }
    }
}
