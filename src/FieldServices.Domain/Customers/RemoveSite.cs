using FieldServices.Domain.Properties;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Customers.CustomerEvent>;

namespace FieldServices.Domain.Customers;

/// <summary>Takes a property off the customer's sites.</summary>
/// <param name="PropertyId">The property.</param>
public sealed record RemoveSite(PropertyId PropertyId)
{
    public static Decision<CustomerEvent> Decide(Customer state, RemoveSite command, DateTimeOffset now) =>
        state.Sites.Any(s => s.PropertyId == command.PropertyId)
            ? Accept(new SiteRemoved(command.PropertyId))
            : Reject("customer.site-unknown", "This property is none of the customer's sites; read the customer for them.");

    internal sealed class Validator : AbstractValidator<RemoveSite>
    {
        public Validator() => RuleFor(c => c.PropertyId).NotEqual(default(PropertyId)).WithMessage("Name the property by its id.");
    }
}
