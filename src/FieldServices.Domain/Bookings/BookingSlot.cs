using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Bookings;

/// <summary>A time of a technician: what the clocks at the place show, and the instants behind it.</summary>
/// <param name="Start">The local time at which the work begins.</param>
/// <param name="Zone">The IANA zone of that time.</param>
/// <param name="From">The same as an instant.</param>
/// <param name="Until">When the work ends.</param>
/// <param name="TechnicianId">Whose time it is.</param>
/// <param name="Place">Which of the bookings that the technician can have beside each other, from 1.</param>
/// <param name="BusyFrom">From when nothing else can be booked there, with the time to prepare.</param>
/// <param name="BusyUntil">Until when, with the time to clear up.</param>
public sealed record BookingSlot(
    DateTime Start,
    string Zone,
    DateTimeOffset From,
    DateTimeOffset Until,
    TechnicianId TechnicianId,
    int Place,
    DateTimeOffset BusyFrom,
    DateTimeOffset BusyUntil);
