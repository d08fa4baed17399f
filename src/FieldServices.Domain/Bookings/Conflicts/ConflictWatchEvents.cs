using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Bookings.Conflicts;

/// <summary>What the watch over a technician's bookings records about itself.</summary>
public abstract record ConflictWatchEvent
{
    private protected ConflictWatchEvent()
    {
    }
}

public sealed record BookingWatched(TechnicianId TechnicianId, BookingId BookingId, DateTimeOffset Until) : ConflictWatchEvent;

/// <summary>Something about the technician has changed, and the bookings to come were asked to look.</summary>
public sealed record ChecksAsked(string Because, DateTimeOffset At) : ConflictWatchEvent;
