namespace FieldServices.EventStore.Placing.Moving;

/// <summary>
/// Makes a tenant's rows of a table the same on both sides. Rows are divided into parts by a digest of their content; of parts that
/// differ the digests of all rows are compared, and only rows that differ are deleted and sent: whatever was changed, added or removed
/// since the last time is found, without knowing keys or times.
/// </summary>
internal static class TableCopy
{
    private const int Part = 3;

    /// <summary>Copies what differs.</summary>
    /// <returns>How many rows the tenant has in the table.</returns>
    /// <exception cref="MoveFailedException">The rows still differ afterwards; only told when it was asked for.</exception>
    public static async Task<long> RunAsync(TenantTable table, Side from, Side to, TenantId tenant, bool verify, CancellationToken cancellationToken)
    {
        var (wanted, found) = (PartsAsync(table, from, tenant, cancellationToken), PartsAsync(table, to, tenant, cancellationToken));
        await Task.WhenAll(wanted, found);
        var (here, there) = (await wanted, await found);
        string[] differing = [.. here.Keys.Union(there.Keys).Where(k => here.GetValueOrDefault(k) != there.GetValueOrDefault(k))];
        if (there.Count == 0 && differing.Length > 0)
            await from.SendAsync(table, to, "true", new Dictionary<string, object>(), cancellationToken);
        else if (differing.Length > 0)
            await ExchangeAsync(table, from, to, tenant, differing, cancellationToken);
        if (verify && differing.Length > 0)
        {
            var copied = await PartsAsync(table, to, tenant, cancellationToken);
            if (copied.Count != here.Count || copied.Any(p => here.GetValueOrDefault(p.Key) != p.Value))
                throw new MoveFailedException($"The rows of {table.Name} are not the same on both sides after they were copied.");
        }
        return here.Values.Sum(p => p.Rows);
    }

    // "is true" keeps the list from becoming a join, which would compute the digest for every pair.
    private static async Task ExchangeAsync(TenantTable table, Side from, Side to, TenantId tenant, string[] parts, CancellationToken cancellationToken)
    {
        var (wanted, found) = (RowsAsync(table, from, tenant, parts, cancellationToken), RowsAsync(table, to, tenant, parts, cancellationToken));
        await Task.WhenAll(wanted, found);
        var (here, there) = (await wanted, await found);
        await to.ExecuteAsync(
            $"delete from {table.Name} where tenant_id = $1 and ({table.RowDigest} in (select unnest($2))) is true", [tenant.Value, there.Except(here).ToArray()], cancellationToken);
        await from.SendAsync(
            table, to, $"({table.RowDigest} in (select string_to_table(current_setting('fieldservices.rows'), ','))) is true",
            new Dictionary<string, object> { ["rows"] = string.Join(',', here.Except(there)) }, cancellationToken);
    }

    private static async Task<HashSet<string>> RowsAsync(
        TenantTable table, Side side, TenantId tenant, string[] parts, CancellationToken cancellationToken)
    {
        await using var command = side.Command(
            $"""
            select digest from (select {table.RowDigest} as digest from {table.Name} where tenant_id = $1 offset 0) r
            where (left(digest, {Part}) in (select unnest($2))) is true
            """,
            tenant.Value, parts);
        var rows = new HashSet<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(reader.GetString(0));
        return rows;
    }

    private static async Task<Dictionary<string, (long Rows, string Digest)>> PartsAsync(
        TenantTable table, Side side, TenantId tenant, CancellationToken cancellationToken)
    {
        await using var command = side.Command(
            $"""
            select left(digest, {Part}), count(*), md5(string_agg(digest, '' order by digest collate "C"))
            from (select {table.RowDigest} as digest from {table.Name} where tenant_id = $1) r group by 1
            """,
            tenant.Value);
        var parts = new Dictionary<string, (long, string)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            parts[reader.GetString(0)] = (reader.GetInt64(1), reader.GetString(2));
        return parts;
    }
}
