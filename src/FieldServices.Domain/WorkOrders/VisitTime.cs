using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.WorkOrders;

/// <summary>When a visit is; whose time it is, its booking says.</summary>
/// <param name="Start">When the work begins, as the clocks at the place show it.</param>
/// <param name="From">The same as an instant.</param>
/// <param name="Until">When it ends.</param>
public sealed record VisitTime(DateTime Start, DateTimeOffset From, DateTimeOffset Until)
{
    internal static VisitTime Of(ServiceTerms terms, int number, DateTime start, string zone)
    {
        var from = LocalTime.ToInstant(start, zone);
        return new VisitTime(start, from, from.AddMinutes(terms.Visits![number - 1].DurationMinutes));
    }
}
