using FieldServices.EventStore;

namespace FieldServices.Domain.Customers.Views;

/// <summary>A customer as the office sees it.</summary>
/// <param name="Id">The customer.</param>
/// <param name="Version">Version of the customer's history that this row shows.</param>
/// <param name="Kind">A person or an organisation.</param>
/// <param name="Status">Whether the customer takes new work.</param>
/// <param name="Name">The name: personal data.</param>
/// <param name="Reference">The customer's number in another system.</param>
/// <param name="Contacts">The people to speak with: personal data.</param>
/// <param name="Sites">Properties under the names by which the customer speaks of them.</param>
/// <param name="Consents">What the customer last said about each purpose.</param>
/// <param name="Agreed">The purposes that the customer agrees to now.</param>
/// <param name="Points">Loyalty points.</param>
/// <param name="RegisteredAt">When the customer was taken into the books.</param>
/// <param name="UpdatedAt">When anything here last changed.</param>
public sealed record CustomerRow(
    Guid Id,
    long Version,
    CustomerKind Kind,
    CustomerStatus Status,
    PersonalText Name,
    string? Reference,
    IReadOnlyList<CustomerContact> Contacts,
    IReadOnlyList<CustomerSite> Sites,
    IReadOnlyList<Consent> Consents,
    IReadOnlyList<ConsentPurpose> Agreed,
    int Points,
    DateTimeOffset RegisteredAt,
    DateTimeOffset UpdatedAt);
