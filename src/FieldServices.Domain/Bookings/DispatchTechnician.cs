using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>Sends the technician the job.</summary>
/// <param name="Note">What the technician should know, at most 2,000 characters.</param>
public sealed record DispatchTechnician(string? Note = null)
{
    public static Decision<BookingEvent> Decide(Booking state, DispatchTechnician command, DateTimeOffset now) =>
        Accept(new TechnicianDispatched(now, command.Note));

    internal sealed class Validator : AbstractValidator<DispatchTechnician>
    {
        public Validator() => RuleFor(c => c.Note).OptionalText(TextRules.NoteLength);
    }
}
