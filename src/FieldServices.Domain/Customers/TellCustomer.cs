using FieldServices.Domain.Bookings;
using FieldServices.Domain.Properties;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Customers.CustomerEvent>;

namespace FieldServices.Domain.Customers;

/// <summary>
/// Something about a booking is to be told to the customer, by text message and e-mail, unless the customer refused that way or the
/// booking has moved on. The workflow <c>booking-reminders</c> sends it by itself.
/// </summary>
/// <param name="BookingId">The booking.</param>
/// <param name="Notice">What is to be told.</param>
/// <param name="StartsAt">The start that is meant; a booking that was moved since is not told of any more. None for a booking without a time.</param>
/// <param name="ExpectedAt">When the technician is expected, for on-the-way.</param>
/// <param name="PropertyId">Where; the contact of that site is told, or else the first contact.</param>
public sealed record TellCustomer(
    BookingId BookingId, BookingNotice Notice, DateTimeOffset? StartsAt = null, DateTimeOffset? ExpectedAt = null, PropertyId? PropertyId = null)
{
    /// <param name="state">The customer.</param>
    /// <param name="command">What is to be told.</param>
    /// <param name="booking">The booking; null when there is none.</param>
    /// <param name="now">Now.</param>
    public static Decision<CustomerEvent> Decide(Customer state, TellCustomer command, Booking? booking, DateTimeOffset now)
    {
        if (booking is null)
            return Reject("customer.booking-unknown", "There is no such booking; check bookingId.");
        if (!NoticeRules.IsTrueOf(booking, command, now))
            return Reject("customer.notice-outdated", "The booking has moved on, so this would not be true any more; look at the booking.");
        if (NoticeRules.ContactFor(state, command.PropertyId) is not { } contact)
            return Reject("customer.no-contact", "The customer has no contact; add one with 'add-contact'.");
        var phone = contact.Phone.Unless(ConsentPurpose.BookingMessagesBySms, state);
        var email = contact.Email.Unless(ConsentPurpose.BookingMessagesByEmail, state);
        return phone is null && email is null
            ? Reject("customer.messages-refused", "The customer wants no such messages; ring instead.")
            : Accept(new CustomerTold(now, command.BookingId, command.Notice, command.StartsAt, command.ExpectedAt, phone, email));
    }

    internal sealed class Validator : AbstractValidator<TellCustomer>
    {
        public Validator()
        {
            RuleFor(c => c.BookingId).NotEqual(default(BookingId)).WithMessage("Name the booking by its id.");
            RuleFor(c => c.Notice).IsInEnum().WithMessage("Choose one of the listed notices.");
            RuleFor(c => c.PropertyId).NotEqual(default(PropertyId)).WithMessage("Name the property by its id, or leave it out.");
        }
    }
}
