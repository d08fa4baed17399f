using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>Somebody has looked at the work; what does not pass is taken up again.</summary>
/// <param name="Passed">Whether it is as it should be.</param>
/// <param name="Note">Anything worth keeping, at most 2,000 characters.</param>
public sealed record InspectWork(bool Passed, string? Note = null)
{
    public static Decision<BookingEvent> Decide(Booking state, InspectWork command, DateTimeOffset now) =>
        Accept(new WorkInspected(now, command.Passed, command.Note));

    internal sealed class Validator : AbstractValidator<InspectWork>
    {
        public Validator() => RuleFor(c => c.Note).OptionalText(TextRules.NoteLength);
    }
}
