using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Customers.CustomerEvent>;

namespace FieldServices.Domain.Customers;

/// <summary>Corrects the name.</summary>
/// <param name="Name">The name, at most 200 characters. Kept sealed.</param>
public sealed record RenameCustomer(PersonalText Name)
{
    public static Decision<CustomerEvent> Decide(Customer state, RenameCustomer command, DateTimeOffset now) =>
        Accept(new CustomerRenamed(command.Name.Trim()));

    internal sealed class Validator : AbstractValidator<RenameCustomer>
    {
        public Validator() => RuleFor(c => c.Name).Personal(TextRules.NameLength);
    }
}
