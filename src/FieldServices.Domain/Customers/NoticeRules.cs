using FieldServices.Domain.Bookings;
using FieldServices.Domain.Properties;
using FieldServices.EventStore;
using static FieldServices.Domain.Bookings.BookingStatus;

namespace FieldServices.Domain.Customers;

/// <summary>Whether something about a booking is still worth telling, to whom, and how.</summary>
internal static class NoticeRules
{
    private static readonly BookingStatus[] Agreed = [Confirmed, Scheduled, Assigned, Dispatched];

    /// <summary>A notice about what the booking is not any more would lead people astray.</summary>
    public static bool IsTrueOf(Booking booking, TellCustomer command, DateTimeOffset now) => command.Notice switch
    {
        BookingNotice.Cancelled => booking.Status == Cancelled,
        BookingNotice.OnTheWay => booking.Status == EnRoute,
        BookingNotice.Completed => booking.Status is Completed or Inspected or Invoiced or Closed,
        _ => Agreed.Contains(booking.Status) && booking.Slot?.From == command.StartsAt && (command.StartsAt is null || now < command.StartsAt),
    };

    /// <summary>The contact of the place, or else the first one.</summary>
    public static CustomerContact? ContactFor(Customer customer, PropertyId? property)
    {
        var number = customer.Sites.FirstOrDefault(s => s.PropertyId == property)?.Contact;
        return customer.Contacts.FirstOrDefault(c => c.Number == number) ?? customer.Contacts.MinBy(c => c.Number);
    }

    /// <summary>What belongs to a booking is told unless the customer has said no.</summary>
    public static PersonalText? Unless(this PersonalText? address, ConsentPurpose refused, Customer customer) =>
        customer.Consents.Any(c => c.Purpose == refused && !c.Given) ? null : address;
}
