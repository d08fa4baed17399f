using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>Approves at one level; the last level confirms the booking.</summary>
/// <param name="Level">The level that approves, from 1.</param>
/// <param name="Note">Anything worth keeping, at most 2,000 characters.</param>
public sealed record ApproveBooking(int Level, string? Note = null)
{
    public static Decision<BookingEvent> Decide(Booking state, ApproveBooking command, DateTimeOffset now) =>
        command.Level != state.Approvals + 1
            ? Reject("booking.wrong-approval-level", $"Level {state.Approvals + 1} is next of {state.Terms!.ApprovalLevels}; approve the levels in their order.")
            : command.Level < state.Terms!.ApprovalLevels
                ? Accept(new BookingApproved(now, command.Level, command.Note))
                : Accept(new BookingApproved(now, command.Level, command.Note), new BookingConfirmed(now));

    internal sealed class Validator : AbstractValidator<ApproveBooking>
    {
        public Validator()
        {
            RuleFor(c => c.Level).InclusiveBetween(1, 5).WithMessage("Give the level, from 1 to 5.");
            RuleFor(c => c.Note).OptionalText(TextRules.NoteLength);
        }
    }
}
