using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Customers.CustomerEvent>;

namespace FieldServices.Domain.Customers;

/// <summary>Takes a contact off the list; sites that named it have none of their own any more.</summary>
/// <param name="Number">Its number at the customer.</param>
public sealed record RemoveContact(int Number)
{
    public static Decision<CustomerEvent> Decide(Customer state, RemoveContact command, DateTimeOffset now) =>
        state.Contacts.Any(c => c.Number == command.Number) ? Accept(new ContactRemoved(command.Number)) : ContactRules.Unknown;

    internal sealed class Validator : AbstractValidator<RemoveContact>;
}
