using static FieldServices.Domain.Bookings.BookingStatus;

namespace FieldServices.Domain.Bookings;

/// <summary>Where a booking stands after it was moved: what was under way or broken off begins again with a technician assigned.</summary>
internal static class Rescheduling
{
    public static BookingStatus StatusAfter(BookingStatus before) => before is Held or Confirmed or Scheduled ? before : Assigned;
}
