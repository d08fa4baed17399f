using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Contractors.ContractorEvent>;

namespace FieldServices.Domain.Contractors;

/// <summary>Records the present policy of one kind; it replaces the earlier policy of that kind.</summary>
/// <param name="Kind">What it insures; a dispatch needs public-liability in force.</param>
/// <param name="Insurer">The company that carries the risk.</param>
/// <param name="Limit">The most that it pays for one claim.</param>
/// <param name="From">First day of cover, in UK time.</param>
/// <param name="To">Last day of cover, in UK time.</param>
public sealed record SetInsurance(InsuranceKind Kind, string Insurer, Money Limit, DateOnly From, DateOnly To)
{
    public static Decision<ContractorEvent> Decide(Contractor state, SetInsurance command, DateTimeOffset now)
    {
        var policy = new Insurance(command.Kind, command.Insurer.Trim(), command.Limit, command.From, command.To);
        return state.Policies.Contains(policy) ? Accept() : Accept(new ContractorInsuranceSet(policy));
    }

    internal sealed class Validator : AbstractValidator<SetInsurance>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IsInEnum().WithMessage("Choose one of the listed kinds of insurance.");
            RuleFor(c => c.Insurer).Text(TextRules.NameLength);
            RuleFor(c => c.Limit).NotNull().WithMessage("Give the limit as amount and currency.").ChildRules(limit =>
            {
                limit.RuleFor(m => m.Amount).Must(a => a is > 0 and <= 10_000_000_000m)
                    .WithMessage("Give the limit as an amount above 0 and at most 10,000,000,000.");
                limit.RuleFor(m => m.Currency).Must(c => c is { Length: 3 } && c.All(char.IsAsciiLetterUpper))
                    .WithMessage("Write the currency as its ISO code of three capital letters, such as GBP.");
            });
            RuleFor(c => c.To).Must((c, to) => to >= c.From).WithMessage("Let the cover end on or after its first day.");
        }
    }
}
