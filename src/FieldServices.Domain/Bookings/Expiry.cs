using FieldServices.EventStore;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>What has run out is not confirmed any more, even before the timer has said so.</summary>
internal static class Expiry
{
    public static Decision<BookingEvent> Refusal { get; } =
        Reject("booking.hold-expired", "The hold or the quote has run out; hold a time anew, or quote again.");
}
