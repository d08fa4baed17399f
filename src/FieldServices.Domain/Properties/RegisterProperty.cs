using FieldServices.Domain.Customers;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Properties.PropertyEvent>;

namespace FieldServices.Domain.Properties;

/// <summary>Takes a customer's property into the books.</summary>
/// <param name="CustomerId">Whose it is, or who answers for it.</param>
/// <param name="Address">Where it is; borough, ward and position follow from the postcode where they are known and left out.</param>
/// <param name="Kind">What is built there.</param>
/// <param name="Point">The position, when it is known better than the postcode's.</param>
/// <param name="YearBuilt">When it was built.</param>
public sealed record RegisterProperty(CustomerId CustomerId, Address Address, PropertyKind Kind, GeoPoint? Point = null, int? YearBuilt = null)
{
    public static Decision<PropertyEvent> Decide(Property state, RegisterProperty command, Customer? customer, DateTimeOffset now)
    {
        if (customer is not { IsRegistered: true })
            return Reject("property.customer-unknown", "There is no such customer; check customerId.");
        if (customer.Status == CustomerStatus.Closed)
            return Reject("property.customer-closed", "The customer is closed; reopen it first.");
        var (address, point) = Whereabouts.Of(command.Address, command.Point);
        return Accept(new PropertyRegistered(command.CustomerId, address, point, command.Kind, command.YearBuilt));
    }

    internal sealed class Validator : AbstractValidator<RegisterProperty>
    {
        public Validator()
        {
            RuleFor(c => c.CustomerId).NotEqual(default(CustomerId)).WithMessage("Name the customer by its id.");
            PropertyRules.Address(this, c => c.Address, c => c.Point);
            RuleFor(c => c.Kind).Kind();
            RuleFor(c => c.YearBuilt).Year();
        }
    }
}
