using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.Bookings.Conflicts;

/// <summary>The bookings to come of one technician.</summary>
public sealed record ConflictWatch
{
    public static ConflictWatch Initial { get; } = new();

    public static Aggregate<ConflictWatch, ConflictWatchEvent> Aggregate { get; } = new("booking-conflicts", Initial, Evolve);

    public IReadOnlyList<WatchedBooking> Bookings { get; init; } = [];

    /// <summary>After which change the bookings were last asked.</summary>
    public string? LastBecause { get; init; }

    public static ConflictWatch Evolve(ConflictWatch state, ConflictWatchEvent @event) => @event switch
    {
        BookingWatched e => state with { Bookings = [.. state.Bookings.Where(b => b.BookingId != e.BookingId), new(e.BookingId, e.Until)] },
        ChecksAsked e => state with { Bookings = [.. state.Bookings.Where(b => b.Until > e.At)], LastBecause = e.Because },
        _ => throw new UnhandledEventException(nameof(ConflictWatch), @event),
    };
}
