using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Contractors.ContractorEvent>;

namespace FieldServices.Domain.Contractors;

/// <summary>Says whether the contractor takes work from now on.</summary>
/// <param name="Available">True when work may be offered.</param>
/// <param name="Reason">Why, such as holiday or vehicle off the road; at most 500 characters.</param>
public sealed record SetAvailability(bool Available, string? Reason = null)
{
    public static Decision<ContractorEvent> Decide(Contractor state, SetAvailability command, DateTimeOffset now) =>
        state.Available == command.Available ? Accept() : Accept(new ContractorAvailabilitySet(command.Available, command.Reason));

    internal sealed class Validator : AbstractValidator<SetAvailability>
    {
        public Validator() => RuleFor(c => c.Reason).OptionalText(500);
    }
}
