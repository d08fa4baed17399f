using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>The booking is agreed.</summary>
public sealed record ConfirmBooking
{
    public static Decision<BookingEvent> Decide(Booking state, ConfirmBooking command, DateTimeOffset now) =>
        state.Terms!.ApprovalLevels > 0
            ? Reject("booking.approval-needed", "The service needs approvals; ask for them with 'ask-approval'.")
            : state.ExpiresAt <= now ? Expiry.Refusal : Accept(new BookingConfirmed(now));

    internal sealed class Validator : AbstractValidator<ConfirmBooking>;
}
