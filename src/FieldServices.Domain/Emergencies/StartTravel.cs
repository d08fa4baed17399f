using FieldServices.Domain.Contractors;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>The contractor has set off.</summary>
/// <param name="ContractorId">Who is under way; must be the one who accepted.</param>
/// <param name="ExpectedAt">When the contractor expects to arrive.</param>
public sealed record StartTravel(ContractorId ContractorId, DateTimeOffset? ExpectedAt = null)
{
    private static readonly TimeSpan LongestJourney = TimeSpan.FromDays(2);

    public static Decision<EmergencyEvent> Decide(Emergency state, StartTravel command, DateTimeOffset now)
    {
        if (state.AssignedTo != command.ContractorId)
            return Assignment.Stale;
        return command.ExpectedAt is { } expected && (expected < now || expected > now + LongestJourney)
            ? Reject("emergency.arrival-not-plausible", "The expected arrival must lie after the departure and within 2 days of it.")
            : Accept(new TravelStarted(now, command.ContractorId, command.ExpectedAt));
    }

    internal sealed class Validator : AbstractValidator<StartTravel>
    {
        public Validator() =>
            RuleFor(c => c.ContractorId).NotEqual(default(ContractorId)).WithMessage("Name the contractor who is under way by its id.");
    }
}
