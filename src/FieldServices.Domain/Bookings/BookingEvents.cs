using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Bookings.Places;
using FieldServices.Domain.Bookings.Waiting;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Bookings;

/// <summary>Something that happened to a booking; <see cref="At"/> is when it was true in the world.</summary>
public abstract record BookingEvent
{
    private protected BookingEvent(DateTimeOffset at) => At = at;

    public DateTimeOffset At { get; init; }

    /// <summary>A time to come that the booking gives back with this; null when it gives none back.</summary>
    public FreedTime? Freed { get; init; }

    /// <summary>The places that a group booking has left, when they became more with this; null when they did not.</summary>
    public FreedPlaces? FreedPlaces { get; init; }

    /// <summary>True when the booking stood on the waiting list until now; null when it did not.</summary>
    public bool? FromWaitingList { get; init; }

    /// <summary>Which visit of which work order the booking is; null when it stands alone.</summary>
    public VisitOf? VisitOf { get; init; }
}

public sealed record BookingRequested(
    DateTimeOffset At,
    ServiceId ServiceId,
    string ServiceName,
    ServiceTerms Terms,
    string? Package,
    Money? Price,
    Guid CustomerId,
    Guid? PropertyId,
    GeoPoint? Point,
    string Zone,
    BookedBy BookedBy,
    int Seats,
    bool Draft,
    BookingContact? Contact = null,
    bool? OnBehalf = null) : BookingEvent(At);

public sealed record BookingSubmitted(DateTimeOffset At) : BookingEvent(At);

public sealed record SlotHeld(DateTimeOffset At, BookingSlot Slot, DateTimeOffset Until, string? JourneyIgnored = null) : BookingEvent(At);

public sealed record HoldReleased(DateTimeOffset At) : BookingEvent(At);

public sealed record BookingQuoted(DateTimeOffset At, Money Price, DateTimeOffset ValidUntil, string? Note) : BookingEvent(At);

public sealed record ApprovalAsked(DateTimeOffset At, int Levels) : BookingEvent(At);

public sealed record BookingApproved(DateTimeOffset At, int Level, string? Note, string? By = null) : BookingEvent(At);

public sealed record BookingConfirmed(DateTimeOffset At) : BookingEvent(At);

public sealed record BookingScheduled(DateTimeOffset At, BookingSlot Slot, string? JourneyIgnored = null) : BookingEvent(At);

public sealed record TechnicianAssigned(DateTimeOffset At, BookingSlot Slot, string? JourneyIgnored = null) : BookingEvent(At);

public sealed record TechnicianDispatched(DateTimeOffset At, string? Note) : BookingEvent(At);

public sealed record JourneyStarted(DateTimeOffset At, DateTimeOffset? ExpectedAt) : BookingEvent(At);

public sealed record TechnicianArrived(DateTimeOffset At) : BookingEvent(At);

public sealed record WorkStarted(DateTimeOffset At) : BookingEvent(At);

public sealed record WorkPaused(DateTimeOffset At, string Reason) : BookingEvent(At);

public sealed record PartsAwaited(DateTimeOffset At, string Parts) : BookingEvent(At);

public sealed record WorkResumed(DateTimeOffset At) : BookingEvent(At);

public sealed record WorkCompleted(DateTimeOffset At, string? Note) : BookingEvent(At);

public sealed record WorkInspected(DateTimeOffset At, bool Passed, string? Note) : BookingEvent(At);

public sealed record BookingInvoiced(DateTimeOffset At, string InvoiceNumber) : BookingEvent(At);

public sealed record BookingClosed(DateTimeOffset At, string? Note) : BookingEvent(At);

public sealed record BookingRescheduled(DateTimeOffset At, BookingSlot From, BookingSlot To, string? Reason, string? JourneyIgnored = null) : BookingEvent(At);

public sealed record ParticipantJoined(DateTimeOffset At, Guid CustomerId, int Seats, BookingId? RequestId = null) : BookingEvent(At);

public sealed record ParticipantLeft(DateTimeOffset At, Guid CustomerId) : BookingEvent(At);

/// <summary>Places of a group booking are kept for a request on the waiting list.</summary>
public sealed record PlacesOffered(DateTimeOffset At, BookingId RequestId, Guid CustomerId, int Seats, BookingSlot Slot, DateTimeOffset Until) : BookingEvent(At);

public sealed record PlacesDeclined(DateTimeOffset At, BookingId RequestId, Guid CustomerId, int Seats, bool Unanswered) : BookingEvent(At);

public sealed record BookingCancelled(DateTimeOffset At, CancelledBy By, string? Reason, Money? Fee) : BookingEvent(At);

public sealed record NoShowNoted(DateTimeOffset At, Money? Fee, string? Note) : BookingEvent(At);

public sealed record BookingDeclined(DateTimeOffset At, string Reason) : BookingEvent(At);

public sealed record BookingExpired(DateTimeOffset At) : BookingEvent(At);

/// <summary>The customer waits for a time that somebody else gives back.</summary>
public sealed record WaitingBegun(
    DateTimeOffset At, ServiceId ServiceId, Guid CustomerId, string Zone, WaitingWish Wish, TimeNeeded Needed, BookingContact? Contact, int? Seats = null) : BookingEvent(At);

public sealed record WaitingEnded(DateTimeOffset At, WaitingEnd Because) : BookingEvent(At);

/// <summary>The booked time breaks a rule since something has changed.</summary>
public sealed record ConflictNoted(DateTimeOffset At, string Kind, string Reason) : BookingEvent(At);

public sealed record ConflictResolved(DateTimeOffset At, string Kind) : BookingEvent(At);

public sealed record ConflictAccepted(DateTimeOffset At, string Kind, string Reason) : BookingEvent(At);
