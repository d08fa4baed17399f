using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Customers.CustomerEvent>;

namespace FieldServices.Domain.Customers;

/// <summary>Says that the customer takes no new work; the history stays.</summary>
/// <param name="Reason">Why, at most 500 characters.</param>
public sealed record CloseCustomer(string Reason)
{
    public static Decision<CustomerEvent> Decide(Customer state, CloseCustomer command, DateTimeOffset now) =>
        Accept(new CustomerClosed(command.Reason.Trim()));

    internal sealed class Validator : AbstractValidator<CloseCustomer>
    {
        public Validator() => RuleFor(c => c.Reason).Text(500);
    }
}
