using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings.Conflicts;

/// <summary>Lets a conflict be, with the reason. It stays in the list, as accepted, until its cause goes.</summary>
/// <param name="Kind">The code of the rule, such as booking.technician-absent.</param>
/// <param name="Reason">Why, at most 2,000 characters.</param>
public sealed record AcceptConflict(string Kind, string Reason)
{
    public static Decision<BookingEvent> Decide(Booking state, AcceptConflict command, DateTimeOffset now)
    {
        if (!state.Conflicts.Contains(command.Kind))
            return Reject("booking.no-such-conflict", "The booking has no such conflict; look at bookingConflicts for those that it has.");
        return Accept(new ConflictAccepted(now, command.Kind, command.Reason.Trim()));
    }

    internal sealed class Validator : AbstractValidator<AcceptConflict>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).Text(TextRules.NameLength);
            RuleFor(c => c.Reason).Text(TextRules.NoteLength);
        }
    }
}
