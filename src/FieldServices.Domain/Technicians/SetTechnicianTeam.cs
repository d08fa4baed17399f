using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Technicians.TechnicianEvent>;

namespace FieldServices.Domain.Technicians;

/// <summary>Moves the technician to a team, and says how many bookings may run beside each other.</summary>
/// <param name="Team">The team; none when it is left out.</param>
/// <param name="Capacity">From 1 to 50; what is booked already stays booked.</param>
public sealed record SetTechnicianTeam(string? Team = null, int Capacity = 1)
{
    public static Decision<TechnicianEvent> Decide(Technician state, SetTechnicianTeam command, DateTimeOffset now) =>
        state.Team == command.Team?.Trim() && state.Capacity == command.Capacity ? Accept() : Accept(new TechnicianTeamSet(command.Team?.Trim(), command.Capacity));

    internal sealed class Validator : AbstractValidator<SetTechnicianTeam>
    {
        public Validator()
        {
            RuleFor(c => c.Team).OptionalText(TextRules.NameLength);
            RuleFor(c => c.Capacity).InclusiveBetween(1, 50).WithMessage("Give the capacity, from 1 to 50.");
        }
    }
}
