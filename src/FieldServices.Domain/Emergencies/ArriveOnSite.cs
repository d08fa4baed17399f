using FieldServices.Domain.Contractors;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>The contractor is at the place; the clock stops for good.</summary>
/// <param name="ContractorId">Who arrived; must be the one who accepted.</param>
public sealed record ArriveOnSite(ContractorId ContractorId)
{
    public static Decision<EmergencyEvent> Decide(Emergency state, ArriveOnSite command, DateTimeOffset now) =>
        state.AssignedTo == command.ContractorId
            ? Accept([.. state.Clock.Running(state.Priority, now), new ContractorArrived(now, command.ContractorId)])
            : Assignment.Stale;

    internal sealed class Validator : AbstractValidator<ArriveOnSite>
    {
        public Validator() =>
            RuleFor(c => c.ContractorId).NotEqual(default(ContractorId)).WithMessage("Name the contractor who arrived by its id.");
    }
}
