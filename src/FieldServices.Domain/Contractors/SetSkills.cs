using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Contractors.ContractorEvent>;

namespace FieldServices.Domain.Contractors;

/// <summary>Replaces the contractor's skills by this list.</summary>
/// <param name="Skills">Every skill that the contractor now holds, each once; an empty list takes all away.</param>
public sealed record SetSkills(IReadOnlyList<HeldSkill> Skills)
{
    public static Decision<ContractorEvent> Decide(Contractor state, SetSkills command, DateTimeOffset now) =>
        state.Skills.SequenceEqual(command.Skills) ? Accept() : Accept(new ContractorSkillsSet(command.Skills));

    internal sealed class Validator : AbstractValidator<SetSkills>
    {
        private const int MaximumSkills = 50;

        public Validator()
        {
            RuleFor(c => c.Skills).Cascade(CascadeMode.Stop)
                .NotNull().WithMessage("List the skills; an empty list takes all away.")
                .Must(s => s.Count <= MaximumSkills).WithMessage($"List at most {MaximumSkills} skills.")
                .Must(s => s.Where(x => x is not null).GroupBy(x => x.Skill).All(g => g.Count() == 1))
                .WithMessage("List each skill once, with its present certificate.");
            RuleForEach(c => c.Skills).Cascade(CascadeMode.Stop)
                .NotNull().WithMessage("Give skill, certificateNumber and expiresOn; null is not a skill.")
                .ChildRules(skill =>
                {
                    skill.RuleFor(s => s.Skill).IsInEnum().WithMessage("Choose one of the listed skills.");
                    skill.RuleFor(s => s.CertificateNumber).Text(100);
                    skill.RuleFor(s => s.VerifiedBy).OptionalText(TextRules.NameLength);
                });
        }
    }
}
