using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FieldServices.EventStore.Views;

/// <summary>The statements that make the tables of a view and their indexes where they are missing.</summary>
internal sealed class TableSql(ViewTable table)
{
    private const int LongestName = 63;

    private readonly string keyed = $"tenant_id, {table.Key.Name}";

    /// <summary>Makes the tables with their indexes.</summary>
    public string Create()
    {
        var sql = new StringBuilder(Tables());
        foreach (var index in Indexes())
            sql.Append(index.Create);
        return sql.ToString();
    }

    /// <summary>Makes the tables without indexes but their primary keys.</summary>
    public string Tables()
    {
        var sql = new StringBuilder();
        Table(sql, table.Name, keyed, $"{HistoryTable.From} bigint");
        Table(sql, table.History.Name, $"{keyed}, {HistoryTable.From}", $"{HistoryTable.From} bigint", $"{HistoryTable.To} bigint");
        if (table.Timeline is { } timeline)
            Table(sql, timeline.Name, $"{keyed}, known_from, effective_from", [.. TimelineTable.Positions.Select(p => $"{p} bigint"), .. TimelineTable.Times.Select(t => $"{t} timestamptz")]);
        return sql.ToString();
    }

    /// <summary>The indexes besides the primary keys.</summary>
    public IEnumerable<TableIndex> Indexes()
    {
        // Since when a row is so stands behind the rest, so that a list as of a position passes over later rows without looking at them.
        foreach (var index in table.View.Indexes)
            yield return IsTree(index) ? Tree(index, table.Name, table.View.Table, "_since", $", {HistoryTable.From}") : Other(index);
        // Sealed values give no order, and few rows have one.
        foreach (var text in table.View.Findables)
            foreach (var name in table.Timeline is { } times ? new[] { table.Name, times.Name } : [table.Name])
                yield return Values(text, name);
        // None of the view's own indexes: they cost more than everything else, and of the rows of the past few are so at one position.
        yield return new TableIndex(table.History.Name, Fitting($"{table.View.Table}_history_by_length"), $"(tenant_id, {SpanLength.LevelOf()}, {HistoryTable.From}, {HistoryTable.To})");
        if (table.View.PastRows is { IsNone: false, Kept: not null })
            yield return new TableIndex(table.History.Name, Fitting($"{table.View.Table}_history_by_end"), $"(tenant_id, {HistoryTable.To})");
        // Of a timeline only those by a time, which is what lists of the past are ordered by.
        if (table.Timeline is { } timeline)
            foreach (var index in table.View.Indexes.Where(i => i.Kind == ViewIndexKind.Order && table.ColumnOf(i.Properties[0]) is { IsNullable: false, Type.Sql: "timestamptz" }))
                yield return Tree(index, timeline.Name, $"{table.View.Table}_timeline", "", ", effective_from, known_from");
    }

    /// <summary>Indexes of earlier releases in whose place others have come.</summary>
    public IEnumerable<TableIndex> Replaced() =>
        table.View.Indexes.Where(IsTree).Select(i => Tree(i, table.Name, table.View.Table, "", ""))
            .Concat(table.View.Indexes.Where(i => i.Kind == ViewIndexKind.Text).Select(i => new TableIndex(table.Name, Fitting($"{table.View.Table}_by_parts_of_{table.ColumnOf(i.Properties[0]).Name}"), "")))
            .Append(new TableIndex(table.History.Name, Fitting($"{table.View.Table}_history_by_span"), ""));

    private bool IsTree(ViewIndex index) => index.Kind == ViewIndexKind.Order && (index.Properties is not [var only] || table.ColumnOf(only).Type is { IsGeography: false, IsArray: false });

    private void Table(StringBuilder sql, string name, string key, params IReadOnlyList<string> spans)
    {
        sql.Append(CultureInfo.InvariantCulture, $"create table if not exists {name} (\n  tenant_id uuid not null");
        foreach (var span in spans)
            sql.Append(CultureInfo.InvariantCulture, $",\n  {span} not null");
        foreach (var column in table.Columns)
            sql.Append(CultureInfo.InvariantCulture, $",\n  {column.Name} {column.Type.Sql}{Collation(column)}{(column.IsNullable ? "" : " not null")}");
        sql.Append(CultureInfo.InvariantCulture, $",\n  primary key ({key}));\n");
    }

    // PostgreSQL cuts longer names off, and two that begin alike would be one.
    private static string Fitting(string name) => name.Length <= LongestName
        ? name
        : $"{name[..(LongestName - 9)]}_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8]}";

    // By code point: the same order on every server, and an index that serves prefixes as well as equality and order.
    private static string Collation(ViewColumn column) => column.Type.Sql == "text" ? " collate \"C\"" : "";

    private TableIndex Tree(ViewIndex index, string name, string prefix, string suffix, string behind)
    {
        var columns = index.Properties.Select(table.ColumnOf).ToList();
        var unique = columns.Contains(table.Key) ? "" : $", {table.Key.Name}";
        return new(name, Fitting($"{prefix}_by_{string.Join("_", columns.Select(c => c.Name))}{suffix}"), $"(tenant_id, {string.Join(", ", columns.Select(c => c.Name))}{unique}{behind})");
    }

    // By the parts of a text, by the members of a list, or by what is near.
    private TableIndex Other(ViewIndex index)
    {
        var column = table.ColumnOf(index.Properties[0]);
        return index.Kind == ViewIndexKind.Text
            ? new(table.Name, Fitting($"{table.View.Table}_by_folded_parts_of_{column.Name}"), $"using gin (tenant_id, {FoldedText.Of(column.Name)} gin_trgm_ops)")
            : new(table.Name, Fitting($"{table.View.Table}_by_{column.Name}"), $"using {(column.Type.IsGeography ? "gist" : "gin")} (tenant_id, {column.Name})");
    }

    private TableIndex Values(FindableText text, string name) => new(
        name, Fitting($"{name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]}_by_{table.ColumnOf(text.Property).Name}_{text.Part.ToLowerInvariant()}"),
        $"using gin (tenant_id, ({table.ValuesOf(text, "")}))");
}
