using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Series.SeriesEvent>;

namespace FieldServices.Domain.Series;

/// <summary>
/// From a day on the visits follow another rule. What is planned for these days and not confirmed yet is given back and planned anew;
/// what is confirmed stays as it is.
/// </summary>
/// <param name="From">The first day of the new rule.</param>
/// <param name="Rule">When the visits are from then on.</param>
/// <param name="Start">The first local time that may occur, and the time of day of all; not before that day.</param>
/// <param name="TechnicianIds">Who comes from then on; the same as before when it is left out.</param>
public sealed record ChangeSeries(DateOnly From, string Rule, DateTime Start, IReadOnlyList<TechnicianId>? TechnicianIds = null)
{
    public static Decision<SeriesEvent> Decide(BookingSeries state, ChangeSeries command, DateTimeOffset now)
    {
        if (command.From <= SeriesRules.Today(state, now))
            return Reject("series.in-the-past", "The change begins tomorrow at the earliest; choose a later day.");
        if (state.Withdrawing > 0)
            return Reject("series.changing", "An earlier change is being carried out; repeat it in a moment.");
        var withdrawn = state.Visits
            .Where(v => v.Visit.Day >= command.From && v.Standing is VisitStanding.Planned or VisitStanding.Booked or VisitStanding.NoSlot)
            .Select(v => new VisitWithdrawn(now, v.Visit.Day, v.Visit.Plan, Cancel: false, "The series was changed.")).ToList();
        var terms = state.Terms! with { TechnicianIds = command.TechnicianIds ?? state.Terms!.TechnicianIds };
        return Accept([.. withdrawn, new SeriesChanged(now, command.From, state.Plan + 1, terms, command.Rule.Trim(), command.Start, withdrawn.Count)]);
    }

    internal sealed class Validator : AbstractValidator<ChangeSeries>
    {
        public Validator()
        {
            RuleFor(c => c.Rule).Rule();
            RuleFor(c => c.Start).LocalStart().Must((c, start) => DateOnly.FromDateTime(start) >= c.From).WithMessage("Let the first time be on the day of the change or later.");
            RuleFor(c => c.TechnicianIds).Technicians();
        }
    }
}
