using FieldServices.Domain.Contractors;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>The contractor takes the open offer.</summary>
/// <param name="ContractorId">Who accepts; must be the one who holds the open offer.</param>
public sealed record AcceptDispatch(ContractorId ContractorId)
{
    public static Decision<EmergencyEvent> Decide(Emergency state, AcceptDispatch command, DateTimeOffset now) =>
        state.OfferedTo == command.ContractorId
            ? Accept(new DispatchAccepted(now, command.ContractorId))
            : Reject("emergency.offer-not-current", "The open offer is not with this contractor; it was withdrawn or went to another.");

    internal sealed class Validator : AbstractValidator<AcceptDispatch>
    {
        public Validator() =>
            RuleFor(c => c.ContractorId).NotEqual(default(ContractorId)).WithMessage("Name the contractor who accepts by its id.");
    }
}
