using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Contractors.ContractorEvent>;

namespace FieldServices.Domain.Contractors;

/// <summary>Takes a contractor into the books; skills, insurance and coverage follow before the first dispatch.</summary>
/// <param name="Name">The trading name, at most 200 characters.</param>
/// <param name="Contact">How the contractor is reached.</param>
public sealed record RegisterContractor(string Name, TradingContact? Contact = null)
{
    public static Decision<ContractorEvent> Decide(Contractor state, RegisterContractor command, DateTimeOffset now) =>
        Accept(new ContractorRegistered(command.Name.Trim(), command.Contact));

    internal sealed class Validator : AbstractValidator<RegisterContractor>
    {
        public Validator()
        {
            RuleFor(c => c.Name).Text(TextRules.NameLength);
            RuleFor(c => c.Contact!).SetValidator(new TradingContact.Validator()).When(c => c.Contact is not null);
        }
    }
}
