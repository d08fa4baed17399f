using FieldServices.Domain.Customers;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Properties.PropertyEvent>;

namespace FieldServices.Domain.Properties;

/// <summary>Says that another customer answers for the property from now on.</summary>
/// <param name="CustomerId">The new customer.</param>
public sealed record TransferProperty(CustomerId CustomerId)
{
    public static Decision<PropertyEvent> Decide(Property state, TransferProperty command, Customer? customer, DateTimeOffset now) => customer switch
    {
        not { IsRegistered: true } => Reject("property.customer-unknown", "There is no such customer; check customerId."),
        { Status: CustomerStatus.Closed } => Reject("property.customer-closed", "The customer is closed; reopen it first."),
        _ when state.CustomerId == command.CustomerId => Accept(),
        _ => Accept(new PropertyTransferred(state.CustomerId!.Value, command.CustomerId)),
    };

    internal sealed class Validator : AbstractValidator<TransferProperty>
    {
        public Validator() => RuleFor(c => c.CustomerId).NotEqual(default(CustomerId)).WithMessage("Name the customer by its id.");
    }
}
