namespace FieldServices.Domain.Bookings.Slots;

/// <summary>A time that can be booked, with the technician who has the shortest journey.</summary>
/// <param name="Slot">The time, as a hold of it would keep it.</param>
/// <param name="Journey">The journey to the place, from the booking before or from the base; zero when a place is not known.</param>
/// <param name="Technicians">How many technicians could come then.</param>
public sealed record AvailableSlot(BookingSlot Slot, TimeSpan Journey, int Technicians);
