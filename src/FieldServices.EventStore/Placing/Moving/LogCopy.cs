namespace FieldServices.EventStore.Placing.Moving;

/// <summary>
/// Copies a tenant's log in stretches of positions. A log never changes behind its head, so a stretch that is the same on both sides,
/// event by event and in order, stays so.
/// </summary>
internal static class LogCopy
{
    public const string Table = "eventstore.events";

    /// <summary>Makes one stretch the same on both sides.</summary>
    /// <param name="table">The table of events.</param>
    /// <param name="from">A transaction that sees the whole stretch.</param>
    /// <param name="to">A transaction that may write the copy.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="stretch">After the first position, up to the second.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="MoveFailedException">The events still differ afterwards.</exception>
    public static async Task RunAsync(
        TenantTable table, Side from, Side to, TenantId tenant, (long After, long UpTo) stretch, CancellationToken cancellationToken)
    {
        if (stretch.UpTo <= stretch.After)
            return;
        var wanted = await DigestAsync(table, from, tenant, stretch, cancellationToken);
        if (await DigestAsync(table, to, tenant, stretch, cancellationToken) == wanted)
            return;
        await to.ExecuteAsync($"delete from {Table} where tenant_id = $1 and position > $2 and position <= $3", [tenant.Value, stretch.After, stretch.UpTo], cancellationToken);
        await from.SendAsync(
            table, to, "position > current_setting('fieldservices.after')::bigint and position <= current_setting('fieldservices.up_to')::bigint",
            new Dictionary<string, object> { ["after"] = stretch.After, ["up_to"] = stretch.UpTo }, cancellationToken);
        if (await DigestAsync(table, to, tenant, stretch, cancellationToken) != wanted)
            throw new MoveFailedException($"The events after position {stretch.After} up to {stretch.UpTo} are not the same on both sides after they were copied.");
    }

    /// <summary>Removes from the copy what the log does not have, as after a backup was restored.</summary>
    public static Task CutAsync(Side to, TenantId tenant, long head, CancellationToken cancellationToken) =>
        to.ExecuteAsync($"delete from {Table} where tenant_id = $1 and position > $2", [tenant.Value, head], cancellationToken);

    private static async Task<string> DigestAsync(
        TenantTable table, Side side, TenantId tenant, (long After, long UpTo) stretch, CancellationToken cancellationToken) =>
        await side.ScalarAsync<string>(
            $"""
            select count(*) || ' ' || coalesce(md5(string_agg({table.RowDigest}, '' order by position)), '')
            from {Table} where tenant_id = $1 and position > $2 and position <= $3
            """,
            [tenant.Value, stretch.After, stretch.UpTo], cancellationToken);
}
