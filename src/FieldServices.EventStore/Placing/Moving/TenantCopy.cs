namespace FieldServices.EventStore.Placing.Moving;

/// <summary>What a tenant has left behind in a database, or what a move has copied there without being decided.</summary>
/// <param name="places">The databases.</param>
/// <param name="options">Which tables are a tenant's.</param>
public sealed class TenantCopy(Places places, MoveOptions options)
{
    /// <summary>Deletes it. That the tenant is not there stays known.</summary>
    /// <returns>How many rows were deleted.</returns>
    /// <exception cref="UnknownPlaceException">There is no such database.</exception>
    /// <exception cref="MoveFailedException">The tenant is there.</exception>
    public async Task<long> ForgetAsync(TenantId tenant, string place, CancellationToken cancellationToken = default)
    {
        var from = places.Named(place);
        await using var claim = await MoveClaim.TakeAsync(places, tenant, cancellationToken);
        var (here, _) = await TenantMove.SettleAsync(places, tenant, cancellationToken);
        if (here == from)
            throw new MoveFailedException($"The tenant is in '{place}': what is there is not a copy.");
        await using var side = await Side.BeginCopyAsync(from, tenant, cancellationToken);
        var rows = 0L;
        foreach (var table in (await TenantTable.AllAsync(from.Database, options, cancellationToken)).Where(IsItsOwn))
            rows += await side.ExecuteAsync($"delete from {table.Name} where tenant_id = $1", [tenant.Value], cancellationToken);
        await side.ExecuteAsync("update eventstore.tenant_heads set position = 0, closed_at = 0 where tenant_id = $1", [tenant.Value], cancellationToken);
        await claim.RequireAsync(cancellationToken);
        await side.CommitAsync(cancellationToken);
        return rows;
    }

    private static bool IsItsOwn(TenantTable table) => table.Name == LogCopy.Table || !MoveOptions.Apart.Contains(table.Name);
}
