using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>The invoice is written.</summary>
/// <param name="InvoiceNumber">The number of the invoice, at most 100 characters.</param>
public sealed record InvoiceBooking(string InvoiceNumber)
{
    public static Decision<BookingEvent> Decide(Booking state, InvoiceBooking command, DateTimeOffset now) =>
        Accept(new BookingInvoiced(now, command.InvoiceNumber.Trim()));

    internal sealed class Validator : AbstractValidator<InvoiceBooking>
    {
        public Validator() => RuleFor(c => c.InvoiceNumber).Text(100);
    }
}
