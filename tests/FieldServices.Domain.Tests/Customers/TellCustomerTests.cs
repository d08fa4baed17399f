using FieldServices.Domain.Bookings;
using FieldServices.Domain.Customers;
using FieldServices.Domain.Tests.Bookings;
using FieldServices.Domain.Tests.Specifications;
using static FieldServices.Domain.Tests.Customers.SampleCustomers;

namespace FieldServices.Domain.Tests.Customers;

public sealed class TellCustomerTests
{
    private static readonly BookingId Booking = new(Envelopes.Id);
    private static readonly DateTimeOffset Today = SampleBookings.At(100);
    private static readonly TellCustomer Reminder = new(Booking, BookingNotice.InADay, SampleBookings.Slot.From);

    [Fact]
    public void The_first_contact_is_told_at_its_addresses() =>
        Given(Registered, new ContactAdded(Asha), new ContactAdded(Asha with { Number = 2 })).When(Reminder, Today, In(BookingStatus.Scheduled))
            .Then(new CustomerTold(Today, Booking, BookingNotice.InADay, SampleBookings.Slot.From, null, Asha.Phone, Asha.Email));

    [Fact]
    public void The_contact_of_the_place_comes_first()
    {
        var tenant = new CustomerContact(2, "Tom Reid", null, "tom@example.org");
        Given(Registered, new ContactAdded(Asha), new ContactAdded(tenant), new SiteSet(new CustomerSite(House, "Home", 2)))
            .When(Reminder with { PropertyId = House }, Today, In(BookingStatus.Scheduled))
            .Then(new CustomerTold(Today, Booking, BookingNotice.InADay, SampleBookings.Slot.From, null, null, tenant.Email));
    }

    [Fact]
    public void What_was_refused_is_kept_quiet()
    {
        var (noText, noMail) = (Refusal(ConsentPurpose.BookingMessagesBySms), Refusal(ConsentPurpose.BookingMessagesByEmail));
        Given(Registered, new ContactAdded(Asha), noText).When(Reminder, Today, In(BookingStatus.Scheduled))
            .Then(new CustomerTold(Today, Booking, BookingNotice.InADay, SampleBookings.Slot.From, null, null, Asha.Email));
        Given(Registered, new ContactAdded(Asha), noText, noMail).When(Reminder, Today, In(BookingStatus.Scheduled)).ThenRejected("customer.messages-refused");
        Given(Registered).When(Reminder, Today, In(BookingStatus.Scheduled)).ThenRejected("customer.no-contact");
    }

    [Fact]
    public void What_is_not_true_any_more_is_not_told()
    {
        var known = Given(Registered, new ContactAdded(Asha));
        known.When(Reminder, Today).ThenRejected("customer.booking-unknown");
        foreach (var status in new[] { BookingStatus.Cancelled, BookingStatus.EnRoute, BookingStatus.NoShow, BookingStatus.Held })
            Given(Registered, new ContactAdded(Asha)).When(Reminder, Today, In(status)).ThenRejected("customer.notice-outdated");
        Given(Registered, new ContactAdded(Asha)).When(Reminder with { StartsAt = SampleBookings.At(1) }, Today, In(BookingStatus.Scheduled)).ThenRejected("customer.notice-outdated");
        Given(Registered, new ContactAdded(Asha)).When(Reminder, SampleBookings.Slot.From, In(BookingStatus.Scheduled)).ThenRejected("customer.notice-outdated");
        Given(Registered, new ContactAdded(Asha)).When(Reminder with { Notice = BookingNotice.OnTheWay }, Today, In(BookingStatus.OnSite)).ThenRejected("customer.notice-outdated");
    }

    private static ConsentRecorded Refusal(ConsentPurpose purpose) => new(new Consent(purpose, Given: false, "call", Now));

    private static Booking In(BookingStatus status) => Domain.Bookings.Booking.Aggregate.Fold(SampleBookings.In(status));

    private static Specification Given(params CustomerEvent[] history) => Specification.Given(CustomerModule.Module, history);
}
