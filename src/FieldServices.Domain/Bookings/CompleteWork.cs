using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>The work is done.</summary>
/// <param name="Note">Anything worth keeping, at most 2,000 characters.</param>
public sealed record CompleteWork(string? Note = null)
{
    public static Decision<BookingEvent> Decide(Booking state, CompleteWork command, DateTimeOffset now) =>
        Accept(new WorkCompleted(now, command.Note));

    internal sealed class Validator : AbstractValidator<CompleteWork>
    {
        public Validator() => RuleFor(c => c.Note).OptionalText(TextRules.NoteLength);
    }
}
