namespace FieldServices.Api.Reads.Connections;

/// <summary>A page of a list, in the shape that Relay knows.</summary>
/// <param name="Edges">The rows with their cursors.</param>
/// <param name="HasNextPage">True when there are more.</param>
/// <param name="HasPreviousPage">True when this is not the first page.</param>
/// <param name="TotalCount">How many rows the filter lets through; null when nobody asked.</param>
public sealed record Page(IReadOnlyList<Edge> Edges, bool HasNextPage, bool HasPreviousPage, long? TotalCount);
