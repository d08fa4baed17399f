using System.Globalization;
using System.Text;

namespace FieldServices.EventStore.Views;

/// <summary>
/// The table of one view: its columns and every statement on it, composed once from the row record. Identifiers come from
/// code, values always travel as parameters; <c>$1</c> is the tenant in every statement.
/// </summary>
public sealed class ViewTable
{
    /// <summary>The database schema of all view tables.</summary>
    public const string Schema = "read";

    private readonly RowShape shape;

    private readonly string home;

    /// <summary>Composes the table of a view.</summary>
    /// <exception cref="NotSupportedException">A property has a type that cannot be stored.</exception>
    public ViewTable(View view)
        : this(view, Schema)
    {
    }

    private ViewTable(View view, string home)
    {
        ArgumentNullException.ThrowIfNull(view);
        View = view;
        this.home = home;
        shape = new RowShape(view);
        Key = Columns.Single(c => c.Property == view.KeyProperty);
        SelectByKeys = $"select {SelectList} from {ByKeys} where t.tenant_id = $1";
        DeleteByKeys = $"delete from {Name} t using unnest($2::{Key.Type.Sql}[]) k (key) where t.{Key.Name} = k.key and t.tenant_id = $1";
        DeleteAll = $"delete from {Name} where tenant_id = $1";
        Upsert = UpsertSql();
    }

    /// <summary>The view.</summary>
    public View View { get; }

    /// <summary>The table's name with its schema.</summary>
    public string Name => $"{home}.{View.Table}";

    /// <summary>The name under which it is kept how far the table has come.</summary>
    internal string Checkpoints => home == Schema ? View.Table : Name;

    /// <summary>The columns in the order of the row's properties; the tenant's column comes before them.</summary>
    public IReadOnlyList<ViewColumn> Columns => shape.Columns;

    /// <summary>The column that identifies a row within the tenant.</summary>
    public ViewColumn Key { get; }

    /// <summary>All columns of <c>t</c> in the form in which <see cref="ViewColumn.Type"/> reads them.</summary>
    public string SelectList => string.Join(", ", Columns.Select(c => string.Format(CultureInfo.InvariantCulture, c.Type.Select, $"t.{c.Name}")));

    /// <summary>
    /// A <c>from</c> clause that finds rows <c>t</c> by the array of keys in <c>$2</c>. A join, so that the planner knows of
    /// each key that the primary key finds at most one row, even when the table has no statistics yet.
    /// </summary>
    public string ByKeys => $"unnest($2::{Key.Type.Sql}[]) k (key) join {Name} t on t.{Key.Name} = k.key";

    /// <summary>Rows by keys: <c>$2</c> is an array of keys.</summary>
    public string SelectByKeys { get; }

    /// <summary>Writes rows: <c>$2</c> … carry one array a column.</summary>
    public string Upsert { get; }

    /// <summary>Removes rows: <c>$2</c> is an array of keys.</summary>
    public string DeleteByKeys { get; }

    /// <summary>Removes every row of the tenant.</summary>
    public string DeleteAll { get; }

    /// <summary>The same table in another database schema: one that is being built beside the one in use, or the one before it.</summary>
    internal ViewTable In(string schema) => new(View, schema);

    /// <summary>Makes a row of the columns' values.</summary>
    public object CreateRow(object?[] values) => shape.Create(values);

    /// <summary>The column of a row property.</summary>
    public ViewColumn ColumnOf(string property) => Columns.Single(c => c.Property == property);

    /// <summary>The statements that make the table and its indexes where they are missing.</summary>
    public string CreateSql()
    {
        var sql = new StringBuilder();
        sql.Append(CultureInfo.InvariantCulture, $"create table if not exists {Name} (\n  tenant_id uuid not null");
        foreach (var column in Columns)
            sql.Append(CultureInfo.InvariantCulture, $",\n  {column.Name} {column.Type.Sql}{Collation(column)}{(column.IsNullable ? "" : " not null")}");
        sql.Append(CultureInfo.InvariantCulture, $",\n  primary key (tenant_id, {Key.Name}));\n");
        foreach (var index in View.Indexes)
            sql.Append(IndexSql(index));
        return sql.ToString();
    }

    // By code point: the same order on every server, and an index that serves prefixes as well as equality and order.
    private static string Collation(ViewColumn column) => column.Type.Sql == "text" ? " collate \"C\"" : "";

    private string IndexSql(ViewIndex index)
    {
        var columns = index.Properties.Select(ColumnOf).ToList();
        var name = $"{View.Table}_by_{string.Join("_", columns.Select(c => c.Name))}";
        if (columns is [{ Type.IsGeography: true } location])
            return $"create index if not exists {name} on {Name} using gist (tenant_id, {location.Name});\n";
        if (columns is [{ Type.IsArray: true } list])
            return $"create index if not exists {name} on {Name} using gin (tenant_id, {list.Name});\n";
        var unique = columns.Any(c => c == Key) ? "" : $", {Key.Name}";
        return $"create index if not exists {name} on {Name} (tenant_id, {string.Join(", ", columns.Select(c => c.Name))}{unique});\n";
    }

    private string UpsertSql()
    {
        var names = string.Join(", ", Columns.Select(c => c.Name));
        var values = string.Join(", ", Columns.Select((c, i) => string.Format(CultureInfo.InvariantCulture, c.Type.FromTransport, $"v.c{i}")));
        var arrays = string.Join(", ", Columns.Select((c, i) => $"${i + 2}::{c.Type.TransportSql}[]"));
        var aliases = string.Join(", ", Columns.Select((_, i) => $"c{i}"));
        var updates = string.Join(", ", Columns.Where(c => c != Key).Select(c => $"{c.Name} = excluded.{c.Name}"));
        return $"""
            insert into {Name} (tenant_id, {names})
            select $1, {values} from unnest({arrays}) as v ({aliases})
            on conflict (tenant_id, {Key.Name}) do update set {updates}
            """;
    }
}
