using System.Text.Json.Serialization;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>Approves at one level; the last level confirms the booking.</summary>
/// <param name="Level">The level that approves, from 1.</param>
/// <param name="Note">Anything worth keeping, at most 2,000 characters.</param>
public sealed record ApproveBooking(int Level, string? Note = null) : ISigned
{
    /// <summary>Who approves, by the key that was used.</summary>
    [JsonIgnore]
    public Actor By { get; init; }

    public object SignedBy(Actor actor) => this with { By = actor };

    public static Decision<BookingEvent> Decide(Booking state, ApproveBooking command, DateTimeOffset now)
    {
        if (command.Level != state.Approvals + 1)
            return Reject("booking.wrong-approval-level", $"Level {state.Approvals + 1} is next of {state.Terms!.ApprovalLevels}; approve the levels in their order.");
        if (command.By.Id is { } who && state.ApprovedBy.Contains(who))
            return Reject("booking.approved-by-you", "You have approved another level of this booking; somebody else has to approve this one.");
        var approved = new BookingApproved(now, command.Level, command.Note, command.By.Id);
        return command.Level < state.Terms!.ApprovalLevels ? Accept(approved) : Accept(approved, new BookingConfirmed(now));
    }

    internal sealed class Validator : AbstractValidator<ApproveBooking>
    {
        public Validator()
        {
            RuleFor(c => c.Level).InclusiveBetween(1, 5).WithMessage("Give the level, from 1 to 5.");
            RuleFor(c => c.Note).OptionalText(TextRules.NoteLength);
        }
    }
}
