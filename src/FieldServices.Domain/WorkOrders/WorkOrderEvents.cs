using FieldServices.Domain.Bookings;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.WorkOrders;

/// <summary>Something that happened to a work order; <see cref="At"/> is when it was true in the world.</summary>
public abstract record WorkOrderEvent
{
    private protected WorkOrderEvent(DateTimeOffset at) => At = at;

    public DateTimeOffset At { get; init; }
}

public sealed record WorkOrderRequested(
    DateTimeOffset At,
    ServiceId ServiceId,
    string ServiceName,
    ServiceTerms Terms,
    Guid CustomerId,
    Guid? PropertyId,
    GeoPoint? Point,
    string Zone,
    BookedBy BookedBy,
    BookingContact? Contact) : WorkOrderEvent(At);

/// <summary>Times of all visits are kept, in their order.</summary>
public sealed record VisitsHeld(DateTimeOffset At, IReadOnlyList<VisitChoice> Visits, int Minutes, DateTimeOffset Until) : WorkOrderEvent(At);

public sealed record VisitsReleased(DateTimeOffset At) : WorkOrderEvent(At);

public sealed record WorkOrderConfirmed(DateTimeOffset At) : WorkOrderEvent(At);

/// <summary>One visit was moved, and perhaps those after it by as many days; in the order in which their times are exchanged.</summary>
public sealed record VisitsRescheduled(DateTimeOffset At, IReadOnlyList<RescheduledVisit> Visits, string? Reason, string? JourneyIgnored = null) : WorkOrderEvent(At);

/// <summary>The booking of a visit went on, and has this version now; so many visits are done.</summary>
public sealed record ProgressNoted(DateTimeOffset At, int Visit, VisitProgress Progress, long Version, int VisitsDone) : WorkOrderEvent(At);

/// <summary>All visits are done.</summary>
public sealed record WorkOrderCompleted(DateTimeOffset At) : WorkOrderEvent(At);

/// <summary>Everything that was still to come is given back.</summary>
public sealed record WorkOrderCancelled(DateTimeOffset At, CancelledBy By, string? Reason, Money? Fee, IReadOnlyList<int> Visits) : WorkOrderEvent(At);
