using FieldServices.Domain.Shared;
using FieldServices.Domain.Shared.Formats;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;

namespace FieldServices.Domain.Customers.Views;

public static class CustomerList
{
    public static View<CustomerRow> View { get; } = new View<CustomerRow>(
            "customers",
            2,
            DomainJson.Default,
            row => row.Id,
            [
                typeof(CustomerRegistered), typeof(CustomerRenamed), typeof(ContactAdded), typeof(ContactChanged), typeof(ContactRemoved), typeof(SiteSet),
                typeof(SiteRemoved), typeof(ConsentRecorded), typeof(PointsGranted), typeof(PointsRedeemed), typeof(CustomerTold), typeof(CustomerClosed), typeof(CustomerReopened),
            ],
            Evolve)
        .Index(row => row.Reference)
        .Index(row => row.Status, row => row.RegisteredAt)
        .Index(row => row.RegisteredAt)
        .Index(row => row.Agreed)
        .Index(row => row.Points)
        .Findable("phone", row => row.Contacts, "phone", PersonalLookups.Phone)
        .Findable("email", row => row.Contacts, "email", PersonalLookups.Email);

    private static CustomerRow? Evolve(CustomerRow? row, Envelope envelope) => envelope.Event switch
    {
        CustomerRegistered e => new(
            envelope.Stream.Id, envelope.Version, e.Kind, CustomerStatus.Active, e.Name, e.Reference, [], [], [], [], 0, envelope.EffectiveAt, envelope.EffectiveAt),
        CustomerEvent e => Change(Rows.Existing(row, envelope), e) with { Version = envelope.Version, UpdatedAt = envelope.EffectiveAt },
        _ => throw new UnhandledEventException(nameof(CustomerList), envelope.Event),
    };

    private static CustomerRow Change(CustomerRow row, CustomerEvent @event) => @event switch
    {
        CustomerRegistered or CustomerTold => row,
        CustomerRenamed e => row with { Name = e.Name },
        ContactAdded e => row with { Contacts = [.. row.Contacts, e.Contact] },
        ContactChanged e => row with { Contacts = [.. row.Contacts.Select(c => c.Number == e.Contact.Number ? e.Contact : c)] },
        ContactRemoved e => row with
        {
            Contacts = [.. row.Contacts.Where(c => c.Number != e.Number)],
            Sites = [.. row.Sites.Select(s => s.Contact == e.Number ? s with { Contact = null } : s)],
        },
        SiteSet e => row with { Sites = [.. row.Sites.Where(s => s.PropertyId != e.Site.PropertyId), e.Site] },
        SiteRemoved e => row with { Sites = [.. row.Sites.Where(s => s.PropertyId != e.PropertyId)] },
        ConsentRecorded e => Consented(row, e.Consent),
        PointsGranted e => row with { Points = row.Points + e.Points },
        PointsRedeemed e => row with { Points = row.Points - e.Points },
        CustomerClosed => row with { Status = CustomerStatus.Closed },
        CustomerReopened => row with { Status = CustomerStatus.Active },
        _ => throw new UnhandledEventException(nameof(CustomerList), @event),
    };

    private static CustomerRow Consented(CustomerRow row, Consent consent)
    {
        IReadOnlyList<Consent> consents = [.. row.Consents.Where(c => c.Purpose != consent.Purpose), consent];
        return row with { Consents = consents, Agreed = [.. consents.Where(c => c.Given).Select(c => c.Purpose)] };
    }
}
