using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.Customers;

/// <summary>Everything that decisions need to know of a customer.</summary>
public sealed record Customer(
    DateTimeOffset? RegisteredAt,
    CustomerKind Kind,
    string? Reference,
    IReadOnlyList<CustomerContact> Contacts,
    int LastContact,
    IReadOnlyList<CustomerSite> Sites,
    IReadOnlyList<Consent> Consents,
    int Points,
    CustomerStatus Status)
{
    public static Customer Initial { get; } = new(null, CustomerKind.Person, null, [], 0, [], [], 0, CustomerStatus.Active);

    public static Aggregate<Customer, CustomerEvent> Aggregate { get; } = new("customer", Initial, Evolve);

    public bool IsRegistered => RegisteredAt is not null;

    public static Customer Evolve(Customer state, CustomerEvent @event) => @event switch
    {
        CustomerRegistered e => state with { Kind = e.Kind, Reference = e.Reference, RegisteredAt = e.At },
        CustomerRenamed or CustomerTold => state,
        ContactAdded e => state with { Contacts = [.. state.Contacts, e.Contact], LastContact = e.Contact.Number },
        ContactChanged e => state with { Contacts = [.. state.Contacts.Select(c => c.Number == e.Contact.Number ? e.Contact : c)] },
        ContactRemoved e => state with
        {
            Contacts = [.. state.Contacts.Where(c => c.Number != e.Number)],
            Sites = [.. state.Sites.Select(s => s.Contact == e.Number ? s with { Contact = null } : s)],
        },
        SiteSet e => state with { Sites = [.. state.Sites.Where(s => s.PropertyId != e.Site.PropertyId), e.Site] },
        SiteRemoved e => state with { Sites = [.. state.Sites.Where(s => s.PropertyId != e.PropertyId)] },
        ConsentRecorded e => state with { Consents = [.. state.Consents.Where(c => c.Purpose != e.Consent.Purpose), e.Consent] },
        PointsGranted e => state with { Points = state.Points + e.Points },
        PointsRedeemed e => state with { Points = state.Points - e.Points },
        CustomerClosed => state with { Status = CustomerStatus.Closed },
        CustomerReopened => state with { Status = CustomerStatus.Active },
        _ => throw new UnhandledEventException(nameof(Customer), @event),
    };
}
