namespace FieldServices.Domain.Bookings.Expiring;

/// <summary>What the watch over holds and quotes records about itself.</summary>
public abstract record ExpiryEvent
{
    private protected ExpiryEvent()
    {
    }
}

/// <summary>The hold or the quote runs out then.</summary>
public sealed record ExpiryPlanned(BookingId BookingId, DateTimeOffset ExpiresAt) : ExpiryEvent;

public sealed record ExpiryAsked(DateTimeOffset ExpiresAt) : ExpiryEvent;

/// <summary>Nothing runs out any more: it was agreed or given back, it has expired, or the booking knew better.</summary>
public sealed record ExpirySettled(string Reason) : ExpiryEvent;
