using FieldServices.Domain.Shared;
using FluentValidation;

namespace FieldServices.Domain.Catalogue;

internal sealed class ServiceTermsValidator : AbstractValidator<ServiceTerms>
{
    private const int Day = 24 * 60;

    public static ServiceTermsValidator Instance { get; } = new();

    private ServiceTermsValidator()
    {
        RuleFor(t => t.DurationMinutes).InclusiveBetween(5, Day).When(t => t.Visits is null).WithMessage("Give the duration in minutes, from 5 to 1,440.");
        RuleFor(t => t.BufferBeforeMinutes).InclusiveBetween(0, 480).WithMessage("Give the buffer in minutes, from 0 to 480.");
        RuleFor(t => t.BufferAfterMinutes).InclusiveBetween(0, 480).WithMessage("Give the buffer in minutes, from 0 to 480.");
        RuleForEach(t => t.Skills).IsInEnum().WithMessage("Choose from the listed skills.");
        RuleFor(t => t.Price!).Price();
        RuleForEach(t => t.BookableBy).IsInEnum().WithMessage("Choose from customer, office and partner.");
        RuleFor(t => t.NoticeMinutes).InclusiveBetween(0, 60 * Day).WithMessage("Give the notice in minutes, from 0 to 86,400 (60 days).");
        RuleFor(t => t.HorizonDays).InclusiveBetween(1, 730).WithMessage("Give the horizon in days, from 1 to 730.");
        RuleFor(t => t.Seats).InclusiveBetween(1, 1_000).WithMessage("Give the number of places, from 1 to 1,000.");
        RuleFor(t => t.ApprovalLevels).InclusiveBetween(0, 5).WithMessage("Give the number of approvals, from 0 to 5.");
        this.Visits();
        RuleFor(t => t.Cancellation!).ChildRules(rule =>
        {
            rule.RuleFor(r => r.FreeUntilHours).InclusiveBetween(0, 24 * 60).WithMessage("Give the hours before the start, from 0 to 1,440.");
            rule.RuleFor(r => r.Fee!).Price();
        }).When(t => t.Cancellation is not null);
        RuleFor(t => t.Packages).Must(p => p is null || (p.Count <= 50 && p.Where(x => x is not null).GroupBy(x => x.Name, StringComparer.OrdinalIgnoreCase).All(g => g.Count() == 1)))
            .WithMessage("List at most 50 packages, each with a name of its own.");
        RuleForEach(t => t.Packages).Cascade(CascadeMode.Stop).NotNull().WithMessage("Give name, options, price and durationMinutes; null is not a package.")
            .ChildRules(package =>
            {
                package.RuleFor(p => p.Name).Text(TextRules.NameLength);
                package.RuleForEach(p => p.Options).Text(TextRules.NameLength);
                package.RuleFor(p => p.Price).Price();
                package.RuleFor(p => p.DurationMinutes).InclusiveBetween(5, Day).WithMessage("Give the duration in minutes, from 5 to 1,440.");
            });
    }
}
