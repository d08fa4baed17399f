using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Customers.CustomerEvent>;

namespace FieldServices.Domain.Customers;

/// <summary>Takes a customer into the books.</summary>
/// <param name="Kind">A person or an organisation.</param>
/// <param name="Name">The name, at most 200 characters. Kept sealed.</param>
/// <param name="Contact">A first person to speak with.</param>
/// <param name="Reference">The customer's number in another system, at most 100 characters; one customer per reference.</param>
public sealed record RegisterCustomer(CustomerKind Kind, PersonalText Name, ContactDetails? Contact = null, string? Reference = null)
{
    public static Decision<CustomerEvent> Decide(Customer state, RegisterCustomer command, DateTimeOffset now)
    {
        var registered = new CustomerRegistered(command.Kind, command.Name.Trim(), command.Reference?.Trim(), now);
        return command.Contact is { } contact ? Accept(registered, new ContactAdded(contact.Numbered(1))) : Accept(registered);
    }

    internal sealed class Validator : AbstractValidator<RegisterCustomer>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IsInEnum().WithMessage("Choose person or organisation.");
            RuleFor(c => c.Name).Personal(TextRules.NameLength);
            RuleFor(c => c.Contact!).SetValidator(ContactDetails.Rules).When(c => c.Contact is not null);
            RuleFor(c => c.Reference).OptionalText(100);
        }
    }
}
