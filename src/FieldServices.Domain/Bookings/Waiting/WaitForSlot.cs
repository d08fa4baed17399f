using FieldServices.Domain.Contractors;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings.Waiting;

/// <summary>
/// The customer found no time and waits for one that somebody gives back. It is then kept as with 'hold', and the customer is told;
/// 'confirm' takes it, 'release' goes on waiting, and so does letting it run out.
/// </summary>
/// <param name="From">The first local day that suits.</param>
/// <param name="To">The last local day that suits, at most a year later.</param>
/// <param name="Hours">The hours of the week that suit; all when it is left out.</param>
/// <param name="TechnicianId">Whose time; anybody's when it is left out.</param>
/// <param name="Skills">What the technician must be able to do, besides what the service needs.</param>
/// <param name="OfferMinutes">For how long a time that became free is kept, from 5 minutes to a day; an hour unless told.</param>
public sealed record WaitForSlot(
    DateOnly From,
    DateOnly To,
    IReadOnlyList<WorkingHours>? Hours = null,
    TechnicianId? TechnicianId = null,
    IReadOnlyList<Skill>? Skills = null,
    int OfferMinutes = 60)
{
    public static Decision<BookingEvent> Decide(Booking state, WaitForSlot command, DateTimeOffset now)
    {
        if (state.Wish is not null)
            return Reject("booking.waiting-already", "It is on the waiting list already; leave it with 'stop-waiting' to wait for other times.");
        var wish = new WaitingWish(command.From, command.To, command.Hours ?? [], command.TechnicianId, command.Skills ?? [], command.OfferMinutes);
        return wish.OverAt(state.Zone) <= now
            ? Reject("booking.waiting-over", "The last day has passed; wait for days to come.")
            : Accept(new WaitingBegun(now, state.ServiceId, state.CustomerId, state.Zone, wish, TimeNeeded.Of(state), state.Contact, Seats(state)));
    }

    /// <summary>A visit of a work order has a time of its own.</summary>
    private static int? Seats(Booking state) => state is { Terms.Seats: > 1, VisitOf: null } ? state.TakenSeats() : null;

    internal sealed class Validator : AbstractValidator<WaitForSlot>
    {
        public Validator()
        {
            RuleFor(c => c.To).Must((c, to) => to >= c.From && to.DayNumber - c.From.DayNumber <= 366)
                .WithMessage("Let the last day be the first or a later one, at most a year after it.");
            RuleFor(c => c.Hours).Must(h => h is null or { Count: <= 50 }).WithMessage("List at most 50 spans of hours.");
            RuleForEach(c => c.Hours).Must(h => h is not null && Enum.IsDefined(h.Day) && h.Length() > TimeSpan.Zero)
                .WithMessage("Give day, from and a later to, such as tuesday, 08:00:00 and 12:00:00.");
            RuleFor(c => c.TechnicianId).NotEqual(default(TechnicianId)).WithMessage("Name the technician by its id, or leave it out.");
            RuleForEach(c => c.Skills).IsInEnum().WithMessage("Choose from the listed skills.");
            RuleFor(c => c.OfferMinutes).InclusiveBetween(5, 1_440).WithMessage("Give the minutes, from 5 to 1,440.");
        }
    }
}
