using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Technicians.TechnicianEvent>;

namespace FieldServices.Domain.Technicians;

/// <summary>Replaces the hours of work of the week.</summary>
/// <param name="Hours">Every span of work, at most 4 on a day, without overlaps; an empty list means no work at all.</param>
public sealed record SetWorkingHours(IReadOnlyList<WorkingHours> Hours)
{
    public static Decision<TechnicianEvent> Decide(Technician state, SetWorkingHours command, DateTimeOffset now) =>
        state.Hours.SequenceEqual(command.Hours) ? Accept() : Accept(new WorkingHoursSet(command.Hours));

    internal sealed class Validator : AbstractValidator<SetWorkingHours>
    {
        public Validator()
        {
            RuleForEach(c => c.Hours).Cascade(CascadeMode.Stop).NotNull().WithMessage("Give day, from and to; null is not a span.")
                .ChildRules(span =>
                {
                    span.RuleFor(s => s.Day).IsInEnum().WithMessage("Choose a day of the week.");
                    span.RuleFor(s => s.To).Must((s, _) => s.Length() > TimeSpan.Zero).WithMessage("Let the span end after it begins; split one that goes over midnight.");
                });
            RuleFor(c => c.Hours).Cascade(CascadeMode.Stop).NotNull().WithMessage("List the spans; an empty list means no work at all.")
                .Must(h => h.Where(s => s is not null).GroupBy(s => s.Day).All(g => g.Count() <= 4)).WithMessage("List at most 4 spans for a day.")
                .Must(h => h.Where(s => s is not null).GroupBy(s => s.Day).All(AreApart)).WithMessage("The spans of a day overlap; put them together or apart.");
        }

        private static bool AreApart(IEnumerable<WorkingHours> ofDay)
        {
            var spans = ofDay.OrderBy(s => s.From).ToList();
            return spans.Zip(spans.Skip(1)).All(p => p.First.From.ToTimeSpan() + p.First.Length() <= p.Second.From.ToTimeSpan());
        }
    }
}
