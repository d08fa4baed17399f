using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Customers.CustomerEvent>;

namespace FieldServices.Domain.Customers;

/// <summary>Takes a closed customer up again.</summary>
public sealed record ReopenCustomer
{
    public static Decision<CustomerEvent> Decide(Customer state, ReopenCustomer command, DateTimeOffset now) => Accept(new CustomerReopened());

    internal sealed class Validator : AbstractValidator<ReopenCustomer>;
}
