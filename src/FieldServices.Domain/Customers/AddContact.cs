using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Customers.CustomerEvent>;

namespace FieldServices.Domain.Customers;

/// <summary>Adds a person to speak with.</summary>
/// <param name="Contact">Who, and how.</param>
public sealed record AddContact(ContactDetails Contact)
{
    private const int Most = 100;

    public static Decision<CustomerEvent> Decide(Customer state, AddContact command, DateTimeOffset now) =>
        state.Contacts.Count < Most
            ? Accept(new ContactAdded(command.Contact.Numbered(state.LastContact + 1)))
            : Reject("customer.too-many-contacts", $"A customer has at most {Most} contacts; remove some first.");

    internal sealed class Validator : AbstractValidator<AddContact>
    {
        public Validator() => RuleFor(c => c.Contact).NotNull().WithMessage("Say who is spoken with.").SetValidator(ContactDetails.Rules);
    }
}
