using FieldServices.GraphQL.Execution;

namespace FieldServices.Api.Reads.Connections;

/// <summary>What a client wants of a page; follows from the selection alone.</summary>
/// <param name="Plan">What to read of each row, cursors aside.</param>
/// <param name="Rows">Whether rows are wanted, be it only to know where the page stands.</param>
/// <param name="Cursors">Whether cursors are wanted.</param>
/// <param name="Total">Whether the total is wanted.</param>
public sealed record PageShape(RowPlan Plan, bool Rows, bool Cursors, bool Total)
{
    /// <summary>The shape of a selection, worked out once for each operation.</summary>
    public static PageShape Of(FieldSelection selection, ReadModel model)
    {
        ArgumentNullException.ThrowIfNull(selection);
        return selection.Remember(model, s => Compute(s, model));
    }

    private static PageShape Compute(FieldSelection selection, ReadModel model)
    {
        var (edges, info) = (selection.Child("edges"), selection.Child("pageInfo"));
        return new PageShape(
            RowPlan.Of(model, [selection.Child("nodes"), edges?.Child("node")]),
            selection.Names.Any(n => n != "totalCount"),
            edges?.Contains("cursor") == true || info?.Contains("startCursor") == true || info?.Contains("endCursor") == true,
            selection.Contains("totalCount"));
    }
}
