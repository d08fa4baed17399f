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

    private readonly string now;
    private readonly string names;

    internal HistoryTable(string name, IReadOnlyList<ViewColumn> columns, string now)
    {
        Name = name;
        this.now = now;
        names = string.Join(", ", columns.Select(c => c.Name));
        AllTimes = WithNow($"select tenant_id, {From}, {To}, {names} from {Name}");
    }

    /// <summary>The table's name with its schema.</summary>
    public string Name { get; }

    /// <summary>
    /// A table expression of the rows of now and all superseded ones, for whoever looks for rows by their keys; use it with <see cref="AsOf"/>.
    /// Without conditions inside, so that the planner finds a key in both tables by their primary keys.
    /// </summary>
    public string AllTimes { get; }

    /// <summary>
    /// A table expression of the rows of now and of superseded ones that <see cref="SoAt"/> has found; use it with <see cref="AsOf"/>. The
    /// planner merges both in the order of a list, so a page ends where its limit is.
    /// </summary>
    /// <param name="found">The name of what was found.</param>
    public string NowAnd(string found) => WithNow($"select tenant_id, {From}, {To}, {names} from {found}");

    /// <summary>A statement that finds the superseded rows that were so as of a position; it looks at little else.</summary>
    /// <param name="tenant">SQL of the tenant, such as a parameter.</param>
    /// <param name="position">SQL of the position.</param>
    public string SoAt(string tenant, string position) =>
        $"""
        select s.* from (values {SpanLength.Reaches}) l (level, reach) cross join lateral (
          select * from {Name} h where h.tenant_id = {tenant} and {SpanLength.LevelOf("h")} = l.level
            and h.{From} > ({position})::bigint - l.reach and h.{From} <= {position} and h.{To} > {position} offset 0) s
        """;

    /// <summary>The condition that leaves of the rows <c>t</c> those that were so as of a position.</summary>
    /// <param name="position">SQL of the position, such as a parameter.</param>
    /// <param name="rows">What the rows are called.</param>
    public static string AsOf(string position, string rows = "t") => $"{rows}.{From} <= {position} and {rows}.{To} > {position}";

    private string WithNow(string superseded) => string.Create(
        CultureInfo.InvariantCulture, $"(select tenant_id, {From}, {long.MaxValue} as {To}, {names} from {now} union all {superseded})");
}
