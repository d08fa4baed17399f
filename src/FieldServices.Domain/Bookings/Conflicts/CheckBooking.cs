using FieldServices.Domain.Calendars;
using FieldServices.Domain.Technicians;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings.Conflicts;

/// <summary>Asks the rules again about the booked time, and notes what is broken now and what is not any more; sent by itself when something changes.</summary>
public sealed record CheckBooking
{
    /// <param name="state">The booking.</param>
    /// <param name="command">Nothing more.</param>
    /// <param name="technician">Whose time it is.</param>
    /// <param name="calendar">The technician's calendar.</param>
    /// <param name="now">Now.</param>
    public static Decision<BookingEvent> Decide(Booking state, CheckBooking command, Technician? technician, WorkCalendar? calendar, DateTimeOffset now)
    {
        var broken = ConflictRules.Broken(state, technician, calendar, now);
        return Accept(
        [
            .. state.Conflicts.Where(kind => broken.All(b => b.Code != kind)).Select(kind => new ConflictResolved(now, kind)),
            .. broken.Where(b => !state.Conflicts.Contains(b.Code)).Select(b => new ConflictNoted(now, b.Code, b.Reason)),
        ]);
    }

    internal sealed class Validator : AbstractValidator<CheckBooking>;
}
