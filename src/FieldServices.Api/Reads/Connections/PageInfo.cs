namespace FieldServices.Api.Reads.Connections;

/// <summary>Where a page stands in its list.</summary>
/// <param name="HasNextPage">More follows.</param>
/// <param name="HasPreviousPage">Something comes before, or a cursor was given behind which the page begins.</param>
/// <param name="StartCursor">Of the first item; null when there is none.</param>
/// <param name="EndCursor">Of the last item; null when there is none.</param>
/// <param name="AsOf">The position as of which the page was read; null when it was read as it was at that moment.</param>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor, long? AsOf = null);
