using System.Globalization;

namespace FieldServices.EventStore.Views;

/// <summary>
/// Finds spans of positions that hold one position with a plain index. Spans are divided into levels by their lengths; of one level those
/// that hold a position begin at most its greatest length before it, so they lie together in an index by level and beginning.
/// </summary>
/// <remarks>
/// Of such a stretch a good part holds the position, because the lengths of a level differ at most by a factor of four. Appending to such an
/// index costs a tenth of what an index over the spans themselves costs, and finding takes one look for each level.
/// </remarks>
internal static class SpanLength
{
    // The lengths at which a level begins: 64, 256, 1,024 … 16,777,216. Shorter ones are level 0. They are part of indexes that exist.
    private static readonly long[] Begins = [.. Enumerable.Range(3, 10).Select(n => 1L << (2 * n))];

    // Far more than any position, and far less than what a difference of positions can be.
    private const long Everything = 1L << 61;

    /// <summary>SQL rows of each level and a length that none of it exceeds.</summary>
    public static string Reaches { get; } = string.Join(", ", Begins.Append(Everything).Select((reach, level) => string.Create(
        CultureInfo.InvariantCulture, $"({level}, {reach}::bigint)")));

    /// <summary>SQL of the level of rows' spans.</summary>
    public static string LevelOf(string? rows = null)
    {
        var of = rows is null ? "" : rows + ".";
        return $"width_bucket({of}{HistoryTable.To} - {of}{HistoryTable.From}, '{{{string.Join(',', Begins.Select(b => b.ToString(CultureInfo.InvariantCulture)))}}}'::bigint[])";
    }
}
