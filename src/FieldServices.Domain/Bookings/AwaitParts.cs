using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>The work cannot go on without parts; the technician's time is given back, and a further visit is agreed with 'reschedule'.</summary>
/// <param name="Parts">What is missing, at most 2,000 characters.</param>
public sealed record AwaitParts(string Parts)
{
    public static Decision<BookingEvent> Decide(Booking state, AwaitParts command, DateTimeOffset now) =>
        Accept(new PartsAwaited(now, command.Parts.Trim()));

    internal sealed class Validator : AbstractValidator<AwaitParts>
    {
        public Validator() => RuleFor(c => c.Parts).Text(TextRules.NoteLength);
    }
}
