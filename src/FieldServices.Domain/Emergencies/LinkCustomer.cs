using FieldServices.Domain.Customers;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>Says whose emergency it is, when it turns out to be a customer in the books; it then stands among what happened with the customer.</summary>
/// <param name="CustomerId">The customer, by its id.</param>
public sealed record LinkCustomer(CustomerId CustomerId)
{
    internal static Decision<EmergencyEvent> Unknown { get; } = Reject("emergency.customer-unknown", "There is no such customer; check customerId, or find it with customersByContact.");

    /// <param name="state">The emergency.</param>
    /// <param name="command">Whose.</param>
    /// <param name="customer">The customer; null when there is none.</param>
    /// <param name="now">Now.</param>
    public static Decision<EmergencyEvent> Decide(Emergency state, LinkCustomer command, Customer? customer, DateTimeOffset now)
    {
        if (customer is not { IsRegistered: true })
            return Unknown;
        return state.CustomerId == command.CustomerId ? Accept() : Accept(new CustomerLinked(now, command.CustomerId));
    }

    internal sealed class Validator : AbstractValidator<LinkCustomer>
    {
        public Validator() => RuleFor(c => c.CustomerId).NotEqual(default(CustomerId)).WithMessage("Name the customer by its id.");
    }
}
