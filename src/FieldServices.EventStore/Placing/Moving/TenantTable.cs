using Npgsql;

namespace FieldServices.EventStore.Placing.Moving;

/// <summary>A table that has rows of tenants.</summary>
/// <param name="Name">Its schema and name.</param>
/// <param name="Columns">Its columns by name, as a list for statements; the same order in every database.</param>
/// <param name="Key">The columns of its primary key, as a list; null when it has none.</param>
/// <param name="Numbered">The column that the database numbers by itself; null when there is none.</param>
internal sealed record TenantTable(string Name, string Columns, string? Key, string? Numbered)
{
    private const string Find =
        """
        select n.nspname || '.' || c.relname, string_agg(quote_ident(a.attname), ', ' order by a.attname),
          string_agg(quote_ident(a.attname), ', ' order by array_position(k.indkey::int2[], a.attnum)) filter (where a.attnum = any(k.indkey::int2[])),
          min(a.attname::text) filter (where a.attidentity <> '')
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        left join pg_index k on k.indrelid = c.oid and k.indisprimary
        where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition
        group by n.nspname, c.relname having bool_or(a.attname = 'tenant_id') order by 1
        """;

    /// <summary>A digest of one row; both sides need the same settings for text, see <see cref="Side"/>.</summary>
    public string RowDigest => $"md5(row({Columns})::text)";

    public static async Task<IReadOnlyList<TenantTable>> AllAsync(NpgsqlDataSource database, MoveOptions options, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Find);
        command.Parameters.Add(new() { Value = options.Schemas.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tables = new List<TenantTable>();
        while (await reader.ReadAsync(cancellationToken))
            tables.Add(new TenantTable(reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3)));
        return tables;
    }

    /// <summary>The tables of a move. A view that the new database does not have follows from the log.</summary>
    /// <exception cref="MoveFailedException">The two databases have different schemas.</exception>
    public static async Task<IReadOnlyList<TenantTable>> SharedAsync(Place from, Place to, MoveOptions options, CancellationToken cancellationToken)
    {
        var there = (await AllAsync(to.Database, options, cancellationToken)).ToDictionary(t => t.Name);
        var here = (await AllAsync(from.Database, options, cancellationToken))
            .Where(t => there.ContainsKey(t.Name) || !t.Name.StartsWith(Views.ViewTable.Schema + ".", StringComparison.Ordinal)).ToList();
        return here.FirstOrDefault(t => there.GetValueOrDefault(t.Name) != t) is { } other
            ? throw new MoveFailedException($"The table {other.Name} is not the same in '{from}' and '{to}'. Run 'migrate' with all databases configured.")
            : here;
    }
}
