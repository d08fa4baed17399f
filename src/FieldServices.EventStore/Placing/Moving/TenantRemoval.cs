using Npgsql;

namespace FieldServices.EventStore.Placing.Moving;

/// <summary>
/// Deletes everything that a tenant has, in all databases, some rows at a time, while servers run. Its log is closed first, for good; what
/// remains is the closed row of its head, so that nobody begins another one. Whatever stops it, it can be repeated.
/// </summary>
/// <param name="places">The databases.</param>
/// <param name="options">Which tables are a tenant's.</param>
/// <param name="rowsAtOnce">How many rows are deleted in one transaction.</param>
public sealed class TenantRemoval(Places places, MoveOptions options, int rowsAtOnce = 5_000)
{
    // Another number of moves, so that whoever finishes the last one late does not open the log again.
    private const string Close =
        """
        insert into eventstore.tenant_heads as h (tenant_id, position, recorded_at, closed_at) values ($1, 0, clock_timestamp(), 0)
        on conflict (tenant_id) do update set closed_at = h.position, moved_to = null, moves = h.moves + 1
        """;

    private const string Checkpoints = "eventstore.checkpoints";

    /// <summary>Deletes it.</summary>
    /// <param name="tenant">The tenant; nobody may have a key of it any more.</param>
    /// <param name="progress">Told how many rows are deleted so far.</param>
    /// <param name="cancellationToken">Stops between two transactions; what is left is deleted by the next run.</param>
    /// <returns>How many rows were deleted.</returns>
    /// <exception cref="MoveFailedException">It is being moved or deleted by another process.</exception>
    public async Task<long> RunAsync(TenantId tenant, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        await using var claim = await MoveClaim.TakeAsync(places, tenant, cancellationToken);
        foreach (var place in places.All)
            await ExecuteAsync(place, Close, cancellationToken, tenant.Value);
        var deleted = 0L;
        foreach (var place in places.All)
        {
            // Who was in the middle of something when the log was closed may write once more, so it ends with a pass that finds nothing.
            long found;
            do
            {
                found = 0;
                foreach (var table in await TablesAsync(place, cancellationToken))
                {
                    found += await EmptyAsync(place, table, tenant, cancellationToken);
                    progress?.Report(deleted + found);
                }
                deleted += found;
            }
            while (found > 0);
        }
        return deleted;
    }

    // Invariant: a view's checkpoint goes before its rows: whoever folds holds it to the end of a page, and is waited for.
    // Held by: TenantRemovalContract.A_page_that_is_being_folded_is_waited_for
    private async Task<IEnumerable<TenantTable>> TablesAsync(Place place, CancellationToken cancellationToken) =>
        (await TenantTable.AllAsync(place.Database, options, cancellationToken))
        .Where(t => t.Name == LogCopy.Table || !MoveOptions.Apart.Contains(t.Name)).OrderBy(t => t.Name != Checkpoints);

    private async Task<long> EmptyAsync(Place place, TenantTable table, TenantId tenant, CancellationToken cancellationToken)
    {
        // Rows of a table with parts have no address of their own; those of the log have a position.
        var batch = table.Name == LogCopy.Table
            ? $"delete from {table.Name} where tenant_id = $1 and position < $2 + (select min(position) from {table.Name} where tenant_id = $1)"
            : $"delete from {table.Name} where ctid = any(array(select ctid from {table.Name} where tenant_id = $1 limit $2)) and tenant_id = $1";
        var all = 0L;
        int deleted;
        do
        {
            deleted = await ExecuteAsync(place, batch, cancellationToken, tenant.Value, rowsAtOnce);
            all += deleted;
        }
        while (deleted > 0);
        return all;
    }

    private static async Task<int> ExecuteAsync(Place place, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = place.Database.CreateCommand(sql);
        command.CommandTimeout = 0;
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
