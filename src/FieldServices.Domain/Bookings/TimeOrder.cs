using FieldServices.EventStore;

namespace FieldServices.Domain.Bookings;

/// <summary>What happens later cannot have been true earlier; else lead times and arrivals would be nonsense.</summary>
internal static class TimeOrder
{
    /// <summary>By how much the clocks of two machines may differ.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    public static Rejection? Check(Booking state, DateTimeOffset now) =>
        now < state.LastAt - Tolerance
            ? new Rejection("booking.time-before-last", $"Something later is on record already, at {state.LastAt:O}; give an effective time after it.")
            : null;
}
