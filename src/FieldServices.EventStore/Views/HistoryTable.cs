using System.Globalization;

namespace FieldServices.EventStore.Views;

/// <summary>
/// The superseded rows of a view: a table beside the one of now, with the same columns and indexes, in which each row is kept with the
/// position since which and the position until which it was so.
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

    /// <summary>The span of positions of a superseded row, by which an index finds it.</summary>
    internal const string SpanOf = $"int8range({From}, {To})";

    private const string Span = "position_span";

    internal HistoryTable(string name, IReadOnlyList<ViewColumn> columns, string now)
    {
        Name = name;
        var names = string.Join(", ", columns.Select(c => c.Name));
        var values = string.Join(", ", columns.Select((c, i) => string.Format(CultureInfo.InvariantCulture, c.Type.FromTransport, $"v.c{i}")));
        var arrays = string.Join(", ", columns.Select((c, i) => $"${i + 4}::{c.Type.TransportSql}[]"));
        var aliases = string.Join(", ", columns.Select((_, i) => $"c{i}"));
        Insert = $"""
            insert into {Name} (tenant_id, {From}, {To}, {names})
            select $1, v.f, v.t, {values} from unnest($2::bigint[], $3::bigint[], {arrays}) as v (f, t, {aliases})
            """;
        AllTimes = $"""
            (select tenant_id, {From}, {long.MaxValue} as {To}, '(,)'::int8range as {Span}, {names} from {now} union all select tenant_id, {From}, {To}, {SpanOf}, {names} from {Name})
            """;
    }

    /// <summary>The table's name with its schema.</summary>
    public string Name { get; }

    /// <summary>
    /// A table expression of the rows of now and the superseded ones; use it with <see cref="AsOf"/>. Without conditions inside, so that the
    /// planner reads both tables by their indexes and merges them in order.
    /// </summary>
    public string AllTimes { get; }

    /// <summary>Adds rows: <c>$2</c> and <c>$3</c> carry the positions, <c>$4</c> … one array a column.</summary>
    internal string Insert { get; }

    /// <summary>The condition that leaves of the rows <c>t</c> of <see cref="AllTimes"/> those that were so as of a position.</summary>
    /// <remarks>
    /// Of the rows of now it asks only since when they are so; the superseded ones are found by their spans, of which few hold one position.
    /// </remarks>
    /// <param name="position">SQL of the position, such as a parameter.</param>
    /// <param name="rows">What the rows are called.</param>
    public static string AsOf(string position, string rows = "t") =>
        $"{rows}.{From} <= {position} and {rows}.{Span} @> ({position})::bigint";
}
