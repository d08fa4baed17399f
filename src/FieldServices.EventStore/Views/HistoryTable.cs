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
    /// Tells of views how far they have come and from which position on they can be asked as of a position: <c>$1</c> is the tenant, <c>$2</c> an
    /// array of <see cref="View.Table"/>; no row where nothing was folded. Both only grow while a table is in use, so whoever asks for the
    /// first before reading rows and for the second afterwards, in the same batch, knows that the rows were complete.
    /// </summary>
    public const string Standing = "select view, position, history_from from eventstore.checkpoints where tenant_id = $1 and view = any($2)";

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
    /// <param name="found">The superseded rows, as they stand behind <c>from</c>.</param>
    /// <param name="read">The columns that are read, besides those of tenant and positions; null for all. Planning takes its time for each.</param>
    public string NowAnd(string found, IEnumerable<ViewColumn>? read = null)
    {
        var names = string.Concat((read ?? columns).Select(c => $", {c.Name}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"(select tenant_id, {From}, {long.MaxValue} as {To}{names} from {now} union all select tenant_id, {From}, {To}{names} from {found})");
    }

    /// <summary>
    /// What stands behind <c>from</c> to read the superseded rows that were so as of a position; little else is looked at. Invariant: the
    /// function tells where the rows lie by the snapshot of the statement that calls it, and what a snapshot sees stays where it is as long as
    /// the statement runs. Held by: HistoryContract.A_view_as_of_each_position_is_what_the_log_up_to_it_folds_to.
    /// </summary>
    /// <param name="tenant">SQL of the tenant, such as a parameter.</param>
    /// <param name="position">SQL of the position.</param>
    public string SoAt(string tenant, string position) => $"{Name} where ctid = any((select {Function}({tenant}, {position}))::tid[])";

    /// <summary>The condition that leaves of the rows <c>t</c> those that were so as of a position.</summary>
    /// <param name="position">SQL of the position, such as a parameter.</param>
    /// <param name="rows">What the rows are called.</param>
    public static string AsOf(string position, string rows = "t") => $"{rows}.{From} <= {position} and {rows}.{To} > {position}";

    private string Function => $"{now}_past_at";

    /// <summary>
    /// The statements that make the function behind <see cref="SoAt"/>. A function, because it is planned once in a session and not with every
    /// query. It tells places and not rows, so that of each row only the columns are taken apart that the query reads.
    /// </summary>
    internal string FunctionSql() =>
        $"""
        create or replace function {Function}(p_tenant uuid, p_position bigint) returns tid[] language plpgsql stable as $found$
        begin
          return array(select s.ctid from (values {SpanLength.Reaches}) l (level, reach) cross join lateral (
            select h.ctid from {Name} h where h.tenant_id = p_tenant and {SpanLength.LevelOf("h")} = l.level
              and h.{From} > p_position - l.reach and h.{From} <= p_position and h.{To} > p_position offset 0) s);
        end $found$;

        """;
}
