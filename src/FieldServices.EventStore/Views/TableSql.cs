using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FieldServices.EventStore.Views;

/// <summary>The statements that make the tables of a view and their indexes where they are missing.</summary>
internal sealed class TableSql(ViewTable table)
{
    private const int LongestName = 63;

    private readonly string keyed = $"tenant_id, {table.Key.Name}";

    public string Create()
    {
        var sql = new StringBuilder();
        Table(sql, table.Name, keyed, $"{HistoryTable.From} bigint");
        foreach (var index in table.View.Indexes)
            sql.Append(Index(index, table.Name, table.View.Table, ""));
        Table(sql, table.History.Name, $"{keyed}, {HistoryTable.From}", $"{HistoryTable.From} bigint", $"{HistoryTable.To} bigint");
        // None of the view's own indexes: of the rows of the past few are so at one position, which the planner does not believe when it is
        // offered an index in the order of a list. It would walk over all of them.
        sql.Append(CultureInfo.InvariantCulture, $"create index if not exists {Fitting($"{table.View.Table}_history_by_span")} on {table.History.Name} using gist (tenant_id, {HistoryTable.SpanOf});\n");
        if (table.View.PastRows is { IsNone: false, Kept: not null })
            sql.Append(CultureInfo.InvariantCulture, $"create index if not exists {Fitting($"{table.View.Table}_history_by_end")} on {table.History.Name} (tenant_id, {HistoryTable.To});\n");
        if (table.Timeline is { } timeline)
            Timeline(sql, timeline);
        return sql.ToString();
    }

    // Of the indexes only those by a time, which is what lists of the past are ordered by.
    private void Timeline(StringBuilder sql, TimelineTable timeline)
    {
        Table(sql, timeline.Name, $"{keyed}, known_from, effective_from", [.. TimelineTable.Positions.Select(p => $"{p} bigint"), .. TimelineTable.Times.Select(t => $"{t} timestamptz")]);
        foreach (var index in table.View.Indexes.Where(i => i.Kind == ViewIndexKind.Order && table.ColumnOf(i.Properties[0]) is { IsNullable: false, Type.Sql: "timestamptz" }))
            sql.Append(Index(index, timeline.Name, $"{table.View.Table}_timeline", ", effective_from, known_from"));
    }

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

    private string Index(ViewIndex index, string name, string prefix, string positions)
    {
        var columns = index.Properties.Select(table.ColumnOf).ToList();
        if (index.Kind == ViewIndexKind.Text)
            return $"create index if not exists {Fitting($"{prefix}_by_parts_of_{columns[0].Name}")} on {name} using gin (tenant_id, {columns[0].Name} gin_trgm_ops);\n";
        var begin = $"create index if not exists {Fitting($"{prefix}_by_{string.Join("_", columns.Select(c => c.Name))}")} on {name}";
        if (columns is [{ Type.IsGeography: true } location])
            return $"{begin} using gist (tenant_id, {location.Name});\n";
        if (columns is [{ Type.IsArray: true } list])
            return $"{begin} using gin (tenant_id, {list.Name});\n";
        var unique = columns.Any(c => c == table.Key) ? "" : $", {table.Key.Name}";
        return $"{begin} (tenant_id, {string.Join(", ", columns.Select(c => c.Name))}{unique}{positions});\n";
    }
}
