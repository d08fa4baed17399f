using FieldServices.Domain.Properties;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Customers.CustomerEvent>;

namespace FieldServices.Domain.Customers;

/// <summary>Adds a property to the customer's sites, or renames it there.</summary>
/// <param name="PropertyId">The property; any active one, also one for which somebody else answers.</param>
/// <param name="Name">How the customer calls it, at most 200 characters; once per customer.</param>
/// <param name="Contact">Number of the contact to speak with there.</param>
public sealed record SetSite(PropertyId PropertyId, string Name, int? Contact = null)
{
    private const int Most = 500;

    public static Decision<CustomerEvent> Decide(Customer state, SetSite command, Property? property, DateTimeOffset now)
    {
        var site = new CustomerSite(command.PropertyId, command.Name.Trim(), command.Contact);
        var others = state.Sites.Where(s => s.PropertyId != command.PropertyId).ToList();
        return property switch
        {
            not { IsRegistered: true } => Reject("customer.property-unknown", "There is no such property; check propertyId."),
            { Status: PropertyStatus.Retired } => Reject("customer.property-retired", "The property is retired; reinstate it first."),
            _ when site.Contact is { } number && state.Contacts.All(c => c.Number != number) => ContactRules.Unknown,
            _ when others.Any(s => string.Equals(s.Name, site.Name, StringComparison.OrdinalIgnoreCase)) =>
                Reject("customer.site-name-taken", "Another site of the customer has this name; choose a different one."),
            _ when others.Count >= Most => Reject("customer.too-many-sites", $"A customer has at most {Most} sites; remove some first."),
            _ => state.Sites.Contains(site) ? Accept() : Accept(new SiteSet(site)),
        };
    }

    internal sealed class Validator : AbstractValidator<SetSite>
    {
        public Validator()
        {
            RuleFor(c => c.PropertyId).NotEqual(default(PropertyId)).WithMessage("Name the property by its id.");
            RuleFor(c => c.Name).Text(TextRules.NameLength);
        }
    }
}
