using FieldServices.Domain.Contractors;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>The contractor refuses the open offer, or gives an accepted emergency back before arriving; another can then be sent.</summary>
/// <param name="ContractorId">Who declines; must hold the open offer or have accepted.</param>
/// <param name="Reason">Why, at most 2,000 characters.</param>
public sealed record DeclineDispatch(ContractorId ContractorId, string Reason)
{
    public static Decision<EmergencyEvent> Decide(Emergency state, DeclineDispatch command, DateTimeOffset now) =>
        (state.OfferedTo ?? state.AssignedTo) == command.ContractorId
            ? Accept(new DispatchDeclined(now, command.ContractorId, command.Reason))
            : Reject("emergency.offer-not-current", "This contractor holds neither the open offer nor the dispatch; there is nothing to decline.");

    internal sealed class Validator : AbstractValidator<DeclineDispatch>
    {
        public Validator()
        {
            RuleFor(c => c.ContractorId).NotEqual(default(ContractorId)).WithMessage("Name the contractor who declines by its id.");
            RuleFor(c => c.Reason).Text(TextRules.NoteLength);
        }
    }
}
