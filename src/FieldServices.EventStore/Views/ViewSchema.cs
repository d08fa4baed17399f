using Npgsql;

namespace FieldServices.EventStore.Views;

/// <summary>Makes the tables of views and checks that those in the database have the shape that this program expects.</summary>
public static class ViewSchema
{
    /// <summary>Where tables of views are besides those in use: being rebuilt, and from before.</summary>
    public static IReadOnlyList<string> OfRebuilds { get; } = [Projecting.ViewRebuild.Next, Projecting.ViewRebuild.Before];

    private static readonly string NoteSql = EmbeddedSql.Read("Views.note-version.sql");

    /// <summary>
    /// Makes what is missing; safe on many nodes at once, and while others read and write: indexes of tables that exist are made beside them.
    /// </summary>
    /// <exception cref="InvalidRegistrationException">A table exists with other columns: the view's version was not raised.</exception>
    public static async Task CreateAsync(NpgsqlDataSource database, IReadOnlyList<ViewTable> tables, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(tables);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await MakeAsync(connection, tables, cancellationToken);
        await new IndexChange(connection, tables).RunAsync(cancellationToken);
    }

    private static async Task MakeAsync(NpgsqlConnection connection, IReadOnlyList<ViewTable> tables, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var existing = await ExistingAsync(connection, tables, cancellationToken);
        var sql = $"""
            create extension if not exists postgis;
            create extension if not exists btree_gist;
            create extension if not exists btree_gin;
            create extension if not exists pg_trgm;
            create schema if not exists {ViewTable.Schema};
            {string.Concat(tables.Select(t => existing.Contains(t.Name) ? t.CreateTablesSql() : t.CreateSql()))}
            """;
        await using (var command = new NpgsqlCommand(sql, connection))
            await command.ExecuteNonQueryAsync(cancellationToken);
        await NoteAsync(connection, tables, cancellationToken);
        var problems = await ProblemsAsync(connection, tables, cancellationToken);
        if (problems.Count > 0)
            throw new InvalidRegistrationException(problems);
        foreach (var table in tables)
        {
            await using var function = new NpgsqlCommand(table.History.FunctionSql(), connection);
            await function.ExecuteNonQueryAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>True when the tables of these versions of the views have been made.</summary>
    public static async Task<bool> IsCreatedAsync(NpgsqlDataSource database, IReadOnlyList<ViewTable> tables, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(tables);
        await using var command = database.CreateCommand("select count(*) from eventstore.view_versions where view || '_v' || version = any($1)");
        command.Parameters.Add(new() { Value = tables.Select(t => t.View.Table).ToArray() });
        return await command.ExecuteScalarAsync(cancellationToken) is long count && count == tables.Count;
    }

    private static async Task<HashSet<string>> ExistingAsync(NpgsqlConnection connection, IReadOnlyList<ViewTable> tables, CancellationToken cancellationToken)
    {
        await using (var turn = new NpgsqlCommand("select pg_advisory_xact_lock(hashtext('fieldservices.views'))", connection))
            await turn.ExecuteNonQueryAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select n from unnest($1) n where to_regclass(n) is not null", connection) { Parameters = { new() { Value = tables.Select(t => t.Name).ToArray() } } };
        var existing = new HashSet<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            existing.Add(reader.GetString(0));
        return existing;
    }

    // A version that is the first of its view and has nothing to fold is in use from the beginning.
    private static async Task NoteAsync(NpgsqlConnection connection, IReadOnlyList<ViewTable> tables, CancellationToken cancellationToken)
    {
        foreach (var table in tables)
        {
            await using var note = new NpgsqlCommand(NoteSql, connection) { Parameters = { new() { Value = table.View.Name }, new() { Value = table.View.Version } } };
            await note.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task<IReadOnlyList<string>> ProblemsAsync(
        NpgsqlConnection connection, IReadOnlyList<ViewTable> tables, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select c.relname, array_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end order by a.attnum)
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = $1::regnamespace and c.relkind = 'r' group by c.relname
            """,
            connection)
        {
            Parameters = { new() { Value = ViewTable.Schema } },
        };
        var found = new Dictionary<string, string[]>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            found[reader.GetString(0)] = reader.GetFieldValue<string[]>(1);
        return [.. tables.Where(t => Shapes(t).Any(s => !s.Columns.SequenceEqual(found[s.Name], StringComparer.OrdinalIgnoreCase))).Select(Sentence)];
    }

    private static IEnumerable<(string Name, IEnumerable<string> Columns)> Shapes(ViewTable table)
    {
        yield return (table.View.Table, Expected(table, [HistoryTable.From]));
        yield return (table.View.Table + "_history", Expected(table, [HistoryTable.From, HistoryTable.To]));
        if (table.Timeline is not null)
            yield return (table.View.Table + "_timeline", Expected(table, TimelineTable.Positions, TimelineTable.Times));
    }

    private static IEnumerable<string> Expected(ViewTable table, IEnumerable<string> positions, params IEnumerable<string> times) =>
    [
        "tenant_id uuid not null",
        .. positions.Select(p => $"{p} bigint not null"),
        .. times.Select(t => $"{t} timestamp with time zone not null"),
        .. table.Columns.Select(c => $"{c.Name} {SqlName(c.Type.Sql)}{(c.IsNullable ? "" : " not null")}"),
    ];

    private static string SqlName(string sql) => sql.Replace("timestamptz", "timestamp with time zone", StringComparison.Ordinal);

    private static string Sentence(ViewTable table) =>
        $"the row of view {table.View.Name} has changed since its table {table.Name} was made: raise the view's version";
}
