using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>The technician is at the place.</summary>
public sealed record ArriveAtBooking
{
    public static Decision<BookingEvent> Decide(Booking state, ArriveAtBooking command, DateTimeOffset now) =>
        Accept(new TechnicianArrived(now));

    internal sealed class Validator : AbstractValidator<ArriveAtBooking>;
}
