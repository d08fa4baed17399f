using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>The work is broken off for a while.</summary>
/// <param name="Reason">Why, at most 2,000 characters.</param>
public sealed record PauseWork(string Reason)
{
    public static Decision<BookingEvent> Decide(Booking state, PauseWork command, DateTimeOffset now) =>
        Accept(new WorkPaused(now, command.Reason.Trim()));

    internal sealed class Validator : AbstractValidator<PauseWork>
    {
        public Validator() => RuleFor(c => c.Reason).Text(TextRules.NoteLength);
    }
}
