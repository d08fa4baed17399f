using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.Bookings.Expiring;

/// <summary>When the hold or the quote of one booking runs out, as its events tell it.</summary>
public sealed record ExpiryWatch
{
    public static ExpiryWatch Initial { get; } = new();

    public static Aggregate<ExpiryWatch, ExpiryEvent> Aggregate { get; } = new("booking-expiry", Initial, Evolve);

    public BookingId BookingId { get; init; }

    /// <summary>Null when nothing runs out.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>True when the booking was asked to note it.</summary>
    public bool Asked { get; init; }

    public bool IsSettled { get; init; }

    public static ExpiryWatch Evolve(ExpiryWatch state, ExpiryEvent @event) => @event switch
    {
        ExpiryPlanned e => new() { BookingId = e.BookingId, ExpiresAt = e.ExpiresAt },
        ExpiryAsked => state with { Asked = true },
        ExpirySettled => state with { ExpiresAt = null, Asked = false, IsSettled = true },
        _ => throw new UnhandledEventException(nameof(ExpiryWatch), @event),
    };
}
