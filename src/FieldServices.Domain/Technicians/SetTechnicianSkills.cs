using FieldServices.Domain.Contractors;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Technicians.TechnicianEvent>;

namespace FieldServices.Domain.Technicians;

/// <summary>Replaces what the technician can do; services are booked with whoever has all skills that they need.</summary>
/// <param name="Skills">Every skill, each once.</param>
public sealed record SetTechnicianSkills(IReadOnlyList<Skill> Skills)
{
    public static Decision<TechnicianEvent> Decide(Technician state, SetTechnicianSkills command, DateTimeOffset now) =>
        state.Skills.SequenceEqual(command.Skills) ? Accept() : Accept(new TechnicianSkillsSet(command.Skills));

    internal sealed class Validator : AbstractValidator<SetTechnicianSkills>
    {
        public Validator()
        {
            RuleFor(c => c.Skills).Must(s => s is not null && s.Distinct().Count() == s.Count).WithMessage("List each skill once; an empty list takes all away.");
            RuleForEach(c => c.Skills).IsInEnum().WithMessage("Choose from the listed skills.");
        }
    }
}
