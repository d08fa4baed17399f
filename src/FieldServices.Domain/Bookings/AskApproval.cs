using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>Asks for the approvals that the service needs, one level after the other; a held time is kept meanwhile.</summary>
public sealed record AskApproval
{
    public static Decision<BookingEvent> Decide(Booking state, AskApproval command, DateTimeOffset now) =>
        state.ExpiresAt <= now
            ? Expiry.Refusal
            : state.Terms!.ApprovalLevels == 0
                ? Reject("booking.no-approval-needed", "The service needs no approval; confirm the booking.")
                : Accept(new ApprovalAsked(now, state.Terms.ApprovalLevels));

    internal sealed class Validator : AbstractValidator<AskApproval>;
}
