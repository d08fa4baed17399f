namespace FieldServices.Domain.WorkOrders.Views;

/// <summary>A work order as it stands now.</summary>
/// <param name="Id">The work order.</param>
/// <param name="Version">Version of the work order's history that this row shows.</param>
/// <param name="Reference">Its name on the telephone.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="ServiceName">What the service was called when it was ordered.</param>
/// <param name="CustomerId">For whom it was made.</param>
/// <param name="PropertyId">Where, by the id of the property.</param>
/// <param name="Visits">How many visits it takes.</param>
/// <param name="VisitsDone">How many of them are done.</param>
/// <param name="Price">What all of it costs, in units of its currency.</param>
/// <param name="Currency">The currency of price and fee, by its ISO code.</param>
/// <param name="Fee">What is owed for a late cancellation.</param>
/// <param name="ExpiresAt">When the kept times run out.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="CompletedAt">When the last visit was done.</param>
/// <param name="CancelledAt">When it was given back.</param>
/// <param name="UpdatedAt">When anything here last changed.</param>
public sealed record WorkOrderRow(
    Guid Id,
    long Version,
    string Reference,
    WorkOrderStatus Status,
    Guid ServiceId,
    string ServiceName,
    Guid CustomerId,
    Guid? PropertyId,
    int Visits,
    int VisitsDone,
    decimal? Price,
    string? Currency,
    decimal? Fee,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset RequestedAt,
    DateTimeOffset? CompletedAt,
    DateTimeOffset? CancelledAt,
    DateTimeOffset UpdatedAt);
