using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Customers.CustomerEvent>;

namespace FieldServices.Domain.Customers;

/// <summary>Replaces what is known of a contact.</summary>
/// <param name="Number">Its number at the customer.</param>
/// <param name="Contact">Who, and how.</param>
public sealed record ChangeContact(int Number, ContactDetails Contact)
{
    public static Decision<CustomerEvent> Decide(Customer state, ChangeContact command, DateTimeOffset now) =>
        state.Contacts.Any(c => c.Number == command.Number)
            ? Accept(new ContactChanged(command.Contact.Numbered(command.Number)))
            : ContactRules.Unknown;

    internal sealed class Validator : AbstractValidator<ChangeContact>
    {
        public Validator() => RuleFor(c => c.Contact).NotNull().WithMessage("Say who is spoken with.").SetValidator(ContactDetails.Rules);
    }
}
