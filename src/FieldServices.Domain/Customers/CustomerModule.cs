using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Waiting;
using FieldServices.Domain.Customers.Views;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Properties;
using FieldServices.Domain.Series;
using FieldServices.Domain.Series.Visiting;
using FieldServices.Domain.WorkOrders;
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

    /// <summary>Who has to know whom to call and at whose door to ring.</summary>
    private static readonly Role[] Visitors = [Admin, Dispatcher, Role.Technician, Integrator];

    /// <summary>Where people and their addresses stand besides.</summary>
    private static readonly Member[] Addresses =
    [
        Member.Of<ContactAdded>(e => e.Contact), Member.Of<ContactChanged>(e => e.Contact), Member.Of<Customer>(s => s.Contacts),
        Member.Of<CustomerTold>(e => e.Phone), Member.Of<CustomerTold>(e => e.Email),
        Member.Of<BookingRequested>(e => e.Contact), Member.Of<Booking>(s => s.Contact),
        Member.Of<WaitingBegun>(e => e.Contact), Member.Of<WaiterJoined>(e => e.Contact), Member.Of<WaitingLine>(s => s.Waiters[0].Contact),
        Member.Of<SeriesBegun>(e => e.Terms.Contact), Member.Of<SeriesChanged>(e => e.Terms.Contact), Member.Of<VisitPlanned>(e => e.Terms.Contact),
        Member.Of<WorkOrderRequested>(e => e.Contact), Member.Of<BookingSeries>(s => s.Terms!.Contact), Member.Of<VisitingBegun>(e => e.Terms.Contact), Member.Of<VisitBooking>(s => s.Terms!.Contact),
    ];

    public static CustomerTable Module { get; } = Declare();

    private static CustomerTable Declare() =>
        Keeping(Speaking(Recorded(new CustomerTable(Customer.Aggregate, "customers", c => c.Status))))
            .Snapshots(1, StateJson.Default)
            .Claims(CustomerClaims.Kind, CustomerClaims.Keys)
            .View(CustomerList.View)
            .Visible<CustomerRow>(r => r.Name, WhenHidden.Null, Visitors, Member.Of<CustomerRegistered>(e => e.Name), Member.Of<CustomerRenamed>(e => e.Name))
            .Visible<CustomerRow>(r => r.Contacts, WhenHidden.Null, Visitors, Addresses);

    private static CustomerTable Recorded(CustomerTable module) => module
        .Event<CustomerRegistered>("customer.registered", 1, Events, whose: (_, customer) => customer)
        .Event<CustomerRenamed>("customer.renamed", 1, Events, whose: (_, customer) => customer)
        .Event<ContactAdded>("customer.contact-added", 1, Events, whose: (_, customer) => customer)
        .Event<ContactChanged>("customer.contact-changed", 1, Events, whose: (_, customer) => customer)
        .Event<ContactRemoved>("customer.contact-removed", 1, Events)
        .Event<SiteSet>("customer.site-set", 1, Events)
        .Event<SiteRemoved>("customer.site-removed", 1, Events)
        .Event<ConsentRecorded>("customer.consent-recorded", 1, Events)
        .Event<PointsGranted>("customer.points-granted", 1, Events)
        .Event<PointsRedeemed>("customer.points-redeemed", 1, Events)
        .Event<CustomerTold>("customer.told", 1, Events, whose: (_, customer) => customer)
        .Event<CustomerClosed>("customer.closed", 1, Events)
        .Event<CustomerReopened>("customer.reopened", 1, Events);

    private static CustomerTable Speaking(CustomerTable module) => module
        .Starts(
            "register", "Take a customer into the books.",
            Commands, () => new RegisterCustomer.Validator(), RegisterCustomer.Decide, Office, CustomerExamples.Register)
        .Command(
            "rename", "Correct the name.",
            Commands, () => new RenameCustomer.Validator(), RenameCustomer.Decide, Office, CustomerExamples.Rename)
        .Command(
            "add-contact", "Add a person to speak with.",
            Commands, () => new AddContact.Validator(), AddContact.Decide, Office, CustomerExamples.AddContact)
        .Command(
            "change-contact", "Replace what is known of a contact.",
            Commands, () => new ChangeContact.Validator(), ChangeContact.Decide, Office, CustomerExamples.ChangeContact)
        .Command(
            "remove-contact", "Take a contact off the list.",
            Commands, () => new RemoveContact.Validator(), RemoveContact.Decide, Office, CustomerExamples.RemoveContact)
        .Command(
            "record-consent", "Record what the customer agreed to, refused or took back.",
            Commands, () => new RecordConsent.Validator(), RecordConsent.Decide, [.. Office, Role.Customer], CustomerExamples.RecordConsent)
        .Command<TellCustomer, Booking>(
            "tell", "Tell the customer something about a booking.",
            Commands, () => new TellCustomer.Validator(), TellCustomer.Decide,
            new FactSource<TellCustomer>(() => BookingModule.Module, c => c.BookingId.Value), Desk, CustomerExamples.Tell);

    private static CustomerTable Keeping(CustomerTable module) => module
        .Command<SetSite, Property>(
            "set-site", "Add a property to the customer's sites, or rename it there.",
            Commands, () => new SetSite.Validator(), SetSite.Decide,
            new FactSource<SetSite>(() => PropertyModule.Module, c => c.PropertyId.Value),
            Office, CustomerExamples.SetSite, Active)
        .Command(
            "remove-site", "Take a property off the customer's sites.",
            Commands, () => new RemoveSite.Validator(), RemoveSite.Decide, Office, CustomerExamples.RemoveSite)
        .Command(
            "grant-points", "Give loyalty points.",
            Commands, () => new GrantPoints.Validator(), GrantPoints.Decide, Office, CustomerExamples.GrantPoints, Active)
        .Command(
            "redeem-points", "Take loyalty points for something.",
            Commands, () => new RedeemPoints.Validator(), RedeemPoints.Decide, Office, CustomerExamples.RedeemPoints)
        .Command(
            "close", "Say that the customer takes no new work.",
            Commands, () => new CloseCustomer.Validator(), CloseCustomer.Decide, Office, CustomerExamples.Close, Active)
        .Command(
            "reopen", "Take a closed customer up again.",
            Commands, () => new ReopenCustomer.Validator(), ReopenCustomer.Decide, Office, new ReopenCustomer(), Closed);
}
