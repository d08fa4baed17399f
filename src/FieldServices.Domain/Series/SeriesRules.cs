using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using FluentValidation;

namespace FieldServices.Domain.Series;

/// <summary>Rules of fields that several commands have.</summary>
internal static class SeriesRules
{
    public const int RuleLength = 500;

    public static void Rule<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(r => r is { Length: > 0 and <= RuleLength }).WithMessage($"Give a recurrence rule of at most {RuleLength} characters, such as FREQ=MONTHLY;BYDAY=1TU.")
            .Must((_, r, context) =>
            {
                var problem = r is { Length: > 0 and <= RuleLength } ? SeriesRule.Problem(r) : null;
                context.MessageFormatter.AppendArgument("Problem", problem);
                return problem is null;
            }).WithMessage("{Problem}");

    public static void Technicians<T>(this IRuleBuilder<T, IReadOnlyList<TechnicianId>?> rule) =>
        rule.Must(t => t is null || (t.Count is >= 1 and <= 10 && t.Distinct().Count() == t.Count && !t.Contains(default)))
            .WithMessage("Name from 1 to 10 technicians by their ids, each once, in the order in which they are asked.");

    public static DateOnly Today(BookingSeries series, DateTimeOffset now) => DateOnly.FromDateTime(LocalTime.ToLocal(now, series.Terms!.Zone));
}
