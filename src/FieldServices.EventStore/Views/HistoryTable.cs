using System.Globalization;

namespace FieldServices.EventStore.Views;

/// <summary>
/// The superseded rows of a view: a table beside the one of now, with the same columns, in which each row is kept with the position since
/// which and the position until which it was so.
/// </summary>
public sealed class HistoryTable
{
    /// <summary>The column of the first position at which a row is so; the table of now has it too.</summary>
    public const string From = "from_position";

    /// <summary>The column of the first position at which a row is not so any more.</summary>
    public const string To = "to_position";

    /// <summary>
    /// Tells from which position on a view can be asked as of a position: <c>$1</c> is <see cref="View.Table"/>, <c>$2</c> the tenant; no row
    /// when it has folded nothing. It only grows while a table is in use, so whoever asks after reading rows, in the same batch, knows that
    /// the rows were complete.
    /// </summary>
    public const string KeptSince = "select history_from from eventstore.checkpoints where view = $1 and tenant_id = $2";

    private readonly IReadOnlyList<ViewColumn> columns;
    private readonly string now;

    internal HistoryTable(string name, IReadOnlyList<ViewColumn> columns, string now) => (Name, this.columns, this.now) = (name, columns, now);

    /// <summary>The table's name with its schema.</summary>
    public string Name { get; }

    /// <summary>
    /// A table expression of the rows of now and all superseded ones, for whoever looks for rows by their keys; use it with <see cref="AsOf"/>.
    /// Without conditions inside, so that the planner finds a key in both tables by their primary keys.
    /// </summary>
    /// <param name="read">The columns that are read, besides those of tenant and positions; null for all.</param>
    public string AllTimes(IEnumerable<ViewColumn>? read = null) => NowAnd(Name, read);

    /// <summary>
    /// A table expression of the rows of now and superseded ones that <see cref="SoAt"/> has found; use it with <see cref="AsOf"/>. The
    /// planner merges both in the order of a list, so a page ends where its limit is.
    /// </summary>
    /// <param name="found">The superseded rows.</param>
    /// <param name="read">The columns that are read, besides those of tenant and positions; null for all. Planning takes its time for each.</param>
    public string NowAnd(string found, IEnumerable<ViewColumn>? read = null)
    {
        var names = string.Concat((read ?? columns).Select(c => $", {c.Name}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"(select tenant_id, {From}, {long.MaxValue} as {To}{names} from {now} union all select tenant_id, {From}, {To}{names} from {found})");
    }

    /// <summary>A table expression of the superseded rows that were so as of a position; little else is looked at.</summary>
    /// <param name="tenant">SQL of the tenant, such as a parameter.</param>
    /// <param name="position">SQL of the position.</param>
    public string SoAt(string tenant, string position) => $"{now}_so_at({tenant}, {position})";

    /// <summary>The condition that leaves of the rows <c>t</c> those that were so as of a position.</summary>
    /// <param name="position">SQL of the position, such as a parameter.</param>
    /// <param name="rows">What the rows are called.</param>
    public static string AsOf(string position, string rows = "t") => $"{rows}.{From} <= {position} and {rows}.{To} > {position}";

    /// <summary>
    /// The statements that make the function behind <see cref="SoAt"/>. A function, because it is planned once in a session and not with every
    /// query. It names the columns itself: were they those of the table, a table that is exchanged could not be dropped.
    /// </summary>
    internal string FunctionSql()
    {
        var names = string.Concat(columns.Select(c => $", h.{c.Name}"));
        var types = string.Concat(columns.Select(c => $", \"{c.Name}\" {c.Type.Sql}"));
        return $"""
            drop function if exists {now}_so_at(uuid, bigint);
            create function {now}_so_at(p_tenant uuid, p_position bigint) returns table (tenant_id uuid, {From} bigint, {To} bigint{types})
            language plpgsql stable rows 100 as $found$
            #variable_conflict use_column
            begin
              return query select s.* from (values {SpanLength.Reaches}) l (level, reach) cross join lateral (
                select h.tenant_id, h.{From}, h.{To}{names} from {Name} h where h.tenant_id = p_tenant and {SpanLength.LevelOf("h")} = l.level
                  and h.{From} > p_position - l.reach and h.{From} <= p_position and h.{To} > p_position offset 0) s;
            end $found$;

            """;
    }
}
