using System.Globalization;
using System.Text;
using FieldServices.Api.Reads.Connections;
using FieldServices.Api.Reads.Past;
using FieldServices.EventStore.Views;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.Api.Reads;

/// <summary>A statement on views in the making: text from code, values only as parameters. The tenant is always <c>$1</c>.</summary>
public sealed class SqlText
{
    /// <summary>The parameter that is the tenant.</summary>
    public const string Tenant = "$1";

    private readonly StringBuilder text = new(512);
    private readonly Moment at;
    private readonly HashSet<View> views = [];
    private readonly Dictionary<ViewTable, string> once = [];
    private readonly List<(NpgsqlParameter Parameter, Func<ReadContext, CancellationToken, ValueTask<object>> Value)> later = [];
    private string? position;
    private string? time;
    private int aliases;

    public SqlText(ReadContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        at = context.At;
        Parameters.Add(new() { Value = context.Caller.Tenant.Value });
    }

    /// <summary>A statement that was written before, for another caller and another value of its one parameter.</summary>
    public SqlText(ReadContext context, SqlText written, object value)
        : this(context)
    {
        ArgumentNullException.ThrowIfNull(written);
        if (written.Parameters.Count != 2 || written.once.Count + written.later.Count > 0)
            throw new ArgumentException("It has other parameters than the tenant and one value.", nameof(written));
        text.Append(written.text);
        views.UnionWith(written.views);
        Parameters.Add(new() { Value = value });
    }

    public List<NpgsqlParameter> Parameters { get; } = [];

    /// <summary>The views that it reads.</summary>
    public IReadOnlyCollection<View> Views => views;

    /// <summary>
    /// Adds the table expression of a view: this and <see cref="AddRow"/> are the only places that say where its rows come from. Whoever adds
    /// it also adds <see cref="AddOwn"/> to the conditions.
    /// </summary>
    /// <param name="model">The view.</param>
    /// <param name="alias">What the rows are called.</param>
    /// <param name="columns">The columns that the statement uses of them; null when it is not known.</param>
    /// <param name="often">True inside of something that is done again for many rows: what was so in the past is then looked up once for all of them.</param>
    public SqlText AddRows(ReadModel model, string alias, IEnumerable<int>? columns = null, bool often = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        return From(model, alias, table => table.History.NowAnd(often ? Once(table) : table.History.SoAt(Tenant, Position), often ? null : Of(table, columns)));
    }

    /// <summary>The same for rows that are looked up by their keys.</summary>
    public SqlText AddRow(ReadModel model, string alias, IEnumerable<int>? columns = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return From(model, alias, table => table.History.AllTimes(Of(table, columns)));
    }

    /// <summary>Adds the condition that rows of a view are the tenant's, and were so at the moment that is asked for.</summary>
    public SqlText AddOwn(ReadModel model, string alias)
    {
        Add($"{alias}.tenant_id = {Tenant}");
        if (IsTimeline(model))
            Add(" and ").Add(TimelineTable.TrueAt(time ??= Parameter(at.TrueAt!.Value), Position, alias));
        else if (at.Position is not null)
            Add(" and ").Add(HistoryTable.AsOf(Position, alias));
        return this;
    }

    /// <summary>
    /// Adds to the conditions where a list of the past begins, when a time orders it, latest first. It changes no answer: without it the list
    /// would be read past everything that came later.
    /// </summary>
    public SqlText AddBegin(ReadModel model, string alias, OrderTerm first)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(first);
        var column = model.Table.Columns[first.Column];
        if (at.Position is not null && !IsTimeline(model) && first.Descending && LatestTimes.ColumnsOf(model.Table).Contains(column))
            Add(" and ").Add(LatestTimes.UpTo(model.Table, column, Tenant, Position, alias));
        return this;
    }

    private string Position => position ??= Parameter(at.Known);

    private SqlText From(ReadModel model, string alias, Func<ViewTable, string> then)
    {
        views.Add(model.Table.View);
        return Add(IsTimeline(model) ? model.Table.Timeline!.Name : at.Position is null ? model.Table.Name : then(model.Table)).Add(" ").Add(alias);
    }

    private static IEnumerable<ViewColumn>? Of(ViewTable table, IEnumerable<int>? columns) => columns?.Distinct().Select(c => table.Columns[c]).Where(c => c != table.Key).Prepend(table.Key);

    private string Once(ViewTable table)
    {
        if (!once.TryGetValue(table, out var name))
            once[table] = name = $"past{once.Count}";
        return name;
    }

    /// <summary>Whether rows of the view are those that were true at a time; what has no effective time of its own is shown as it was recorded.</summary>
    public bool IsTimeline(ReadModel model) => at.TrueAt is not null && model?.Table.Timeline is not null;

    private string Parameter(object value)
    {
        Parameters.Add(new() { Value = value });
        return string.Create(CultureInfo.InvariantCulture, $"${Parameters.Count}");
    }

    /// <summary>Adds text that code wrote.</summary>
    public SqlText Add(string sql)
    {
        text.Append(sql);
        return this;
    }

    /// <summary>Adds a value as the next parameter.</summary>
    public SqlText AddValue(object? value, NpgsqlDbType? type = null)
    {
        var parameter = new NpgsqlParameter { Value = value ?? DBNull.Value };
        if (type is { } given)
            parameter.NpgsqlDbType = given;
        Parameters.Add(parameter);
        text.Append('$').Append(Parameters.Count);
        return this;
    }

    /// <summary>Adds a value of a column, as the database takes it, as the next parameter.</summary>
    public SqlText AddValue(object? value, ViewColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return AddValue(value, column.Type.TransportDb);
    }

    /// <summary>Adds a value that is found out before the statement runs, as the next parameter.</summary>
    public SqlText AddLater(NpgsqlDbType type, Func<ReadContext, CancellationToken, ValueTask<object>> value)
    {
        AddValue(null, type);
        later.Add((Parameters[^1], value));
        return this;
    }

    /// <summary>Finds out the values that were added for later; whoever runs the statement does it first.</summary>
    public async ValueTask SettleAsync(ReadContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        // What follows from more than views is not kept for the next who asks.
        if (later.Count > 0)
            context.Sources.ReadOthers();
        foreach (var (parameter, value) in later)
            parameter.Value = await value(context, cancellationToken);
    }

    /// <summary>A name for rows that no other part of the statement uses.</summary>
    public string NextAlias() => string.Create(CultureInfo.InvariantCulture, $"r{++aliases}");

    public NpgsqlCommand ToCommand(NpgsqlDataSource database)
    {
        ArgumentNullException.ThrowIfNull(database);
        var command = database.CreateCommand(ToString());
        foreach (var parameter in Parameters)
            command.Parameters.Add(parameter.Clone());
        return command;
    }

    public NpgsqlBatchCommand ToBatchCommand()
    {
        var command = new NpgsqlBatchCommand(ToString());
        foreach (var parameter in Parameters)
            command.Parameters.Add(parameter.Clone());
        return command;
    }

    public override string ToString() => once.Count == 0
        ? text.ToString()
        : $"with {string.Join(", ", once.Select(o => $"{o.Value} as materialized (select * from {o.Key.History.SoAt(Tenant, Position)})"))} {text}";
}
