using System.Globalization;

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
        History = new HistoryTable($"{Name}_history", Columns, Name);
        Timeline = view.HasEffectiveTime ? new TimelineTable($"{Name}_timeline", Columns, Key) : null;
        SelectByKeys = $"select {SelectList}, t.{HistoryTable.From} from {ByKeys} where t.tenant_id = $1";
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
    public string ByKeys => ByKeysOf(Name);

    /// <summary>The same of another table expression with this table's columns, such as <see cref="HistoryTable.AllTimes"/>.</summary>
    public string ByKeysOf(string rows) => $"unnest($2::{Key.Type.Sql}[]) k (key) join {rows} t on t.{Key.Name} = k.key";

    /// <summary>The superseded rows.</summary>
    public HistoryTable History { get; }

    /// <summary>What was true when; null for a view that does not declare effective time.</summary>
    public TimelineTable? Timeline { get; }

    /// <summary>The names of all tables of the view.</summary>
    internal IEnumerable<string> Names => Timeline is null ? [Name, History.Name] : [Name, History.Name, Timeline.Name];

    /// <summary>Rows by keys, each with the position since which it is so: <c>$2</c> is an array of keys.</summary>
    public string SelectByKeys { get; }

    /// <summary>Writes rows: <c>$2</c> carries the positions since which they are so, <c>$3</c> … one array a column.</summary>
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

    /// <summary>The sealed values of a findable text in a row, as the array in JSON that its index is over.</summary>
    /// <param name="text">The text.</param>
    /// <param name="rows">What the rows are called, with a dot; empty where they have no name.</param>
    public string ValuesOf(FindableText text, string rows)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"jsonb_path_query_array({rows}{ColumnOf(text.Property).Name}, '$[*].{text.Part}')";
    }

    /// <summary>The statements that make the tables of now and of superseded rows, and their indexes, where they are missing.</summary>
    public string CreateSql() => new TableSql(this).Create();

    /// <summary>The statements that make the tables alone.</summary>
    internal string CreateTablesSql() => new TableSql(this).Tables();

    /// <summary>The indexes besides the primary keys.</summary>
    internal IEnumerable<TableIndex> Indexes => new TableSql(this).Indexes();

    /// <summary>Indexes of earlier releases in whose place others have come.</summary>
    internal IEnumerable<TableIndex> ReplacedIndexes => new TableSql(this).Replaced();

    private string UpsertSql()
    {
        var names = string.Join(", ", Columns.Select(c => c.Name));
        var values = string.Join(", ", Columns.Select((c, i) => string.Format(CultureInfo.InvariantCulture, c.Type.FromTransport, $"v.c{i}")));
        var arrays = string.Join(", ", Columns.Select((c, i) => $"${i + 3}::{c.Type.TransportSql}[]"));
        var aliases = string.Join(", ", Columns.Select((_, i) => $"c{i}"));
        var updates = string.Join(", ", Columns.Where(c => c != Key).Select(c => $"{c.Name} = excluded.{c.Name}"));
        return $"""
            insert into {Name} (tenant_id, {HistoryTable.From}, {names})
            select $1, v.since, {values} from unnest($2::bigint[], {arrays}) as v (since, {aliases})
            on conflict (tenant_id, {Key.Name}) do update set {HistoryTable.From} = excluded.{HistoryTable.From}{(updates == "" ? "" : ", " + updates)}
            """;
    }
}
