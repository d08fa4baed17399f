using FieldServices.Domain.Shared;
using FluentValidation;

namespace FieldServices.Domain.Catalogue;

/// <summary>What holds of the visits of a service.</summary>
internal static class ServiceVisitRules
{
    private const int Most = 10;
    private const int LongestGapHours = 60 * 24;

    public static void Visits(this AbstractValidator<ServiceTerms> rules)
    {
        rules.RuleFor(t => t.Visits).Must(v => v is null or { Count: >= 2 and <= Most }).WithMessage($"List from 2 to {Most} visits in their order, or leave visits out.");
        rules.RuleForEach(t => t.Visits).Cascade(CascadeMode.Stop).NotNull().WithMessage("Give name and durationMinutes; null is not a visit.")
            .ChildRules(visit =>
            {
                visit.RuleFor(v => v.Name).Text(TextRules.NameLength);
                visit.RuleFor(v => v.DurationMinutes).InclusiveBetween(5, 24 * 60).WithMessage("Give the duration in minutes, from 5 to 1,440.");
                visit.RuleForEach(v => v.Skills).IsInEnum().WithMessage("Choose from the listed skills.");
                visit.RuleFor(v => v.MinGapHours).InclusiveBetween(0, LongestGapHours).WithMessage("Give the hours after the visit before, from 0 to 1,440.");
                visit.RuleFor(v => v.MaxGapHours).Must((v, max) => max is null || (max >= v.MinGapHours && max <= LongestGapHours))
                    .WithMessage("Give the hours after the visit before, not fewer than minGapHours and at most 1,440, or leave them out.");
            });
        rules.When(t => t.Visits is { Count: > 0 }, () =>
        {
            rules.RuleFor(t => t.Visits).Must(v => v![0] is null or { MinGapHours: 0, MaxGapHours: null }).WithMessage("There is nothing before the first visit; leave its gaps out.");
            rules.RuleFor(t => t.DurationMinutes).Must((t, minutes) => minutes == t.Visits!.Sum(v => v?.DurationMinutes ?? 0)).WithMessage("Give the minutes of all visits together.");
            rules.RuleFor(t => t.Packages).Must(p => p is null or { Count: 0 }).WithMessage("A service of several visits has one price; leave its packages out.");
            rules.RuleFor(t => t.Seats).Equal(1).WithMessage("A service of several visits is for one customer; leave seats out.");
            rules.RuleFor(t => t.ApprovalLevels).Equal(0).WithMessage("A service of several visits is agreed at once; leave approvalLevels out.");
        });
    }
}
