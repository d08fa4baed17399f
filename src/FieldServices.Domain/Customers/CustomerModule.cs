using FieldServices.Domain.Bookings;
using FieldServices.Domain.Customers.Views;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Properties;
using static FieldServices.Domain.Customers.CustomerStatus;
using static FieldServices.Domain.Modules.Role;

namespace FieldServices.Domain.Customers;

using CustomerTable = Module<Customer, CustomerEvent, CustomerStatus>;

public static class CustomerModule
{
    private static readonly CommandJson Commands = CommandJson.Default;
    private static readonly DomainJson Events = DomainJson.Default;
    private static readonly Role[] Office = [Admin, Dispatcher, Integrator];
    private static readonly Role[] Desk = [Admin, Dispatcher];

    public static CustomerTable Module { get; } = Declare();

    private static CustomerTable Declare() =>
        Keeping(Speaking(Recorded(new CustomerTable(Customer.Aggregate, "customers", c => c.Status))))
            .Snapshots(1, StateJson.Default.Customer)
            .Claims(CustomerClaims.Kind, CustomerClaims.Keys)
            .View(CustomerList.View)
            .Visible<CustomerRow>(
                r => r.Contacts, WhenHidden.Null, [Admin, Dispatcher, Technician, Integrator],
                Member.Of<ContactAdded>(e => e.Contact), Member.Of<ContactChanged>(e => e.Contact), Member.Of<Customer>(s => s.Contacts));

    private static CustomerTable Recorded(CustomerTable module) => module
        .Event("customer.registered", 1, Events.CustomerRegistered, whose: (_, customer) => customer)
        .Event("customer.renamed", 1, Events.CustomerRenamed, whose: (_, customer) => customer)
        .Event("customer.contact-added", 1, Events.ContactAdded, whose: (_, customer) => customer)
        .Event("customer.contact-changed", 1, Events.ContactChanged, whose: (_, customer) => customer)
        .Event("customer.contact-removed", 1, Events.ContactRemoved)
        .Event("customer.site-set", 1, Events.SiteSet)
        .Event("customer.site-removed", 1, Events.SiteRemoved)
        .Event("customer.consent-recorded", 1, Events.ConsentRecorded)
        .Event("customer.points-granted", 1, Events.PointsGranted)
        .Event("customer.points-redeemed", 1, Events.PointsRedeemed)
        .Event("customer.told", 1, Events.CustomerTold, whose: (_, customer) => customer)
        .Event("customer.closed", 1, Events.CustomerClosed)
        .Event("customer.reopened", 1, Events.CustomerReopened);

    private static CustomerTable Speaking(CustomerTable module) => module
        .Starts(
            "register", "Take a customer into the books.",
            Commands.RegisterCustomer, new RegisterCustomer.Validator(), RegisterCustomer.Decide, Office, CustomerExamples.Register)
        .Command(
            "rename", "Correct the name.",
            Commands.RenameCustomer, new RenameCustomer.Validator(), RenameCustomer.Decide, Office, CustomerExamples.Rename)
        .Command(
            "add-contact", "Add a person to speak with.",
            Commands.AddContact, new AddContact.Validator(), AddContact.Decide, Office, CustomerExamples.AddContact)
        .Command(
            "change-contact", "Replace what is known of a contact.",
            Commands.ChangeContact, new ChangeContact.Validator(), ChangeContact.Decide, Office, CustomerExamples.ChangeContact)
        .Command(
            "remove-contact", "Take a contact off the list.",
            Commands.RemoveContact, new RemoveContact.Validator(), RemoveContact.Decide, Office, CustomerExamples.RemoveContact)
        .Command(
            "record-consent", "Record what the customer agreed to, refused or took back.",
            Commands.RecordConsent, new RecordConsent.Validator(), RecordConsent.Decide, [.. Office, Role.Customer], CustomerExamples.RecordConsent)
        .Command<TellCustomer, Booking>(
            "tell", "Tell the customer something about a booking.",
            Commands.TellCustomer, new TellCustomer.Validator(), TellCustomer.Decide,
            new FactSource<TellCustomer>(() => BookingModule.Module, c => c.BookingId.Value), Desk, CustomerExamples.Tell);

    private static CustomerTable Keeping(CustomerTable module) => module
        .Command<SetSite, Property>(
            "set-site", "Add a property to the customer's sites, or rename it there.",
            Commands.SetSite, new SetSite.Validator(), SetSite.Decide,
            new FactSource<SetSite>(() => PropertyModule.Module, c => c.PropertyId.Value),
            Office, CustomerExamples.SetSite, Active)
        .Command(
            "remove-site", "Take a property off the customer's sites.",
            Commands.RemoveSite, new RemoveSite.Validator(), RemoveSite.Decide, Office, CustomerExamples.RemoveSite)
        .Command(
            "grant-points", "Give loyalty points.",
            Commands.GrantPoints, new GrantPoints.Validator(), GrantPoints.Decide, Office, CustomerExamples.GrantPoints, Active)
        .Command(
            "redeem-points", "Take loyalty points for something.",
            Commands.RedeemPoints, new RedeemPoints.Validator(), RedeemPoints.Decide, Office, CustomerExamples.RedeemPoints)
        .Command(
            "close", "Say that the customer takes no new work.",
            Commands.CloseCustomer, new CloseCustomer.Validator(), CloseCustomer.Decide, Office, CustomerExamples.Close, Active)
        .Command(
            "reopen", "Take a closed customer up again.",
            Commands.ReopenCustomer, new ReopenCustomer.Validator(), ReopenCustomer.Decide, Office, new ReopenCustomer(), Closed);
}
