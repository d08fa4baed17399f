using FieldServices.Domain.Catalogue;
using FieldServices.EventStore;

namespace FieldServices.Domain.WorkOrders;

/// <summary>The visits of a work order come one after the other, with the gaps that the service declares: one source for decisions and for proposals.</summary>
internal static class VisitOrder
{
    /// <summary>The earliest start of a visit after the end of the one before it; technicians need their buffers between them.</summary>
    public static DateTimeOffset Earliest(ServiceTerms terms, int visit, DateTimeOffset endOfBefore)
    {
        var (byGap, byBuffers) = (endOfBefore.AddHours(terms.Visits![visit - 1].MinGapHours), endOfBefore.AddMinutes(terms.BufferAfterMinutes + terms.BufferBeforeMinutes));
        return byGap > byBuffers ? byGap : byBuffers;
    }

    /// <summary>The latest start; null when it does not matter.</summary>
    public static DateTimeOffset? Latest(ServiceTerms terms, int visit, DateTimeOffset endOfBefore) =>
        terms.Visits![visit - 1].MaxGapHours is { } hours ? endOfBefore.AddHours(hours) : null;

    /// <summary>The first visit that does not keep its distance to the one before it, from a number on; null when all do.</summary>
    public static Rejection? Problem(ServiceTerms terms, IReadOnlyList<OrderedVisit> visits, string zone, int from = 2)
    {
        for (var number = Math.Max(2, from); number <= visits.Count; number++)
        {
            if (visits[number - 2].Time is not { } before || visits[number - 1].Time is not { } time)
                continue;
            var (earliest, latest) = (Earliest(terms, number, before.Until), Latest(terms, number, before.Until));
            if (time.From < earliest)
                return new("work-order.too-soon", $"That is too soon: {visits[number - 1].Label}, begins at the earliest at {Words(earliest, zone)}, after visit {number - 1}; choose a later time for it, or an earlier one for the visit before.");
            if (time.From > latest)
                return new("work-order.too-late", $"That is too late: {visits[number - 1].Label}, begins at the latest at {Words(latest.Value, zone)}, after visit {number - 1}; choose an earlier time for it, or a later one for the visit before.");
        }

        return null;
    }

    private static string Words(DateTimeOffset instant, string zone) =>
        Shared.LocalTime.ToLocal(instant, zone).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
