using FieldServices.Domain.Contractors;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>Offers the emergency to a contractor who meets every hard rule; an earlier offer or dispatch is withdrawn.</summary>
/// <param name="ContractorId">Whom to send.</param>
/// <param name="Note">What the contractor should know, at most 2,000 characters.</param>
public sealed record DispatchEmergency(ContractorId ContractorId, string? Note = null)
{
    /// <param name="state">The emergency.</param>
    /// <param name="command">Whom to send.</param>
    /// <param name="contractor">The state of the named contractor; null when there is none.</param>
    /// <param name="now">The instant at which the rules must hold.</param>
    public static Decision<EmergencyEvent> Decide(Emergency state, DispatchEmergency command, Contractor? contractor, DateTimeOffset now)
    {
        if (contractor is not { IsRegistered: true })
            return Reject("emergency.contractor-unknown", "There is no such contractor; check contractorId.");
        if (state.OfferedTo == command.ContractorId)
            return Reject("emergency.already-offered", "This contractor holds the open offer already; wait for the answer or name another.");
        if (state.AssignedTo == command.ContractorId)
            return Reject("emergency.already-dispatched", "This contractor has accepted already; name another to replace it.");
        if (state.Point is null)
            return Reject("emergency.position-unknown", "The emergency has an address but no position; set it with 'locate' first.");
        var match = ContractorRules.Check(contractor, NeededSkill.For(state.Category), state.Point, now);
        if (!match.Fits)
            return Reject($"emergency.{match.Exclusions[0].Code}", string.Join(" ", match.Exclusions.Select(e => e.Reason)));
        var offered = new DispatchOffered(now, command.ContractorId, match.Reliance, command.Note, Reached(contractor.Contact));
        return (state.OfferedTo ?? state.AssignedTo) is { } earlier ? Accept(new DispatchWithdrawn(now, earlier), offered) : Accept(offered);
    }

    /// <summary>Where the offer goes, kept with the offer for whoever asks later; whose number it is does not matter for that.</summary>
    private static TradingContact? Reached(TradingContact? contact) =>
        contact is { Phone: not null } or { Email: not null } ? contact with { Person = null } : null;

    internal sealed class Validator : AbstractValidator<DispatchEmergency>
    {
        public Validator()
        {
            RuleFor(c => c.ContractorId).NotEqual(default(ContractorId)).WithMessage("Name the contractor by its id.");
            RuleFor(c => c.Note).OptionalText(TextRules.NoteLength);
        }
    }
}
