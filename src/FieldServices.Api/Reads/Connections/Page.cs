using FieldServices.Api.Reads.Past;

namespace FieldServices.Api.Reads.Connections;

/// <summary>A page of a list, in the shape that Relay knows.</summary>
/// <param name="Rows">The rows, in the order of the list.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="HasMore">Whether there are more rows in the direction in which was read.</param>
/// <param name="TotalCount">How many rows the filter lets through; null when nobody asked.</param>
/// <param name="At">Of which moment it is.</param>
public sealed record Page(IReadOnlyList<ReadRow> Rows, PageRequest Request, bool HasMore, long? TotalCount, Moment At)
{
    public IEnumerable<Edge> Edges => Rows.Select(r => new Edge(r, Request));

    public PageInfo Info => new(
        Request.Backward ? Request.Before is not null : HasMore,
        Request.Backward ? HasMore : Request.After is not null,
        Rows.Count > 0 ? Cursor.Write(Rows[0], Request.Order) : null,
        Rows.Count > 0 ? Cursor.Write(Rows[^1], Request.Order) : null,
        At.Position);
}
