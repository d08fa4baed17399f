using FieldServices.Domain.Catalogue;

namespace FieldServices.Domain.Bookings.Waiting;

/// <summary>What the waiting list records about itself.</summary>
public abstract record WaitingEvent
{
    private protected WaitingEvent()
    {
    }
}

public sealed record WaiterJoined(
    BookingId BookingId, Guid CustomerId, ServiceId ServiceId, string Zone, WaitingWish Wish, TimeNeeded Needed, BookingContact? Contact, int? Seats = null) : WaitingEvent;

/// <summary>The booking has got a time, or does not want one any more.</summary>
public sealed record WaiterLeft(BookingId BookingId, string Because) : WaitingEvent;

/// <summary>A time is there to be offered.</summary>
public sealed record TimeBecameFree(FreedTime Time) : WaitingEvent;

/// <summary>A time cannot be offered any more: it has come, or somebody else has it.</summary>
public sealed record TimeGone(FreedTime Time) : WaitingEvent;

/// <summary>The booking was asked to hold a time.</summary>
public sealed record OfferAsked(BookingId BookingId, FreedTime Time) : WaitingEvent;

/// <summary>The booking holds a time, and nothing else is offered meanwhile.</summary>
public sealed record OfferMade(BookingId BookingId, FreedTime Time) : WaitingEvent;

/// <summary>The booking could not hold the time.</summary>
public sealed record OfferImpossible(BookingId BookingId, FreedTime Time, string Code) : WaitingEvent;

/// <summary>The customer did not want the time, or did not answer.</summary>
public sealed record OfferOver(BookingId BookingId, FreedTime Time, bool Unanswered) : WaitingEvent;
