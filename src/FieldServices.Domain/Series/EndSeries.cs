using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Series.SeriesEvent>;

namespace FieldServices.Domain.Series;

/// <summary>There are no visits from a day on: this one and those that follow, or all to come. Their bookings are cancelled.</summary>
/// <param name="From">The first day without visits; today when it is left out.</param>
/// <param name="Reason">Why, at most 2,000 characters.</param>
public sealed record EndSeries(DateOnly? From = null, string? Reason = null)
{
    public static Decision<SeriesEvent> Decide(BookingSeries state, EndSeries command, DateTimeOffset now)
    {
        var today = SeriesRules.Today(state, now);
        var from = command.From ?? today;
        if (from < today)
            return Reject("series.in-the-past", "The day has passed; choose one to come.");
        var withdrawn = state.Visits
            .Where(v => v.Visit.Day >= from && v.Standing is not (VisitStanding.Withdrawn or VisitStanding.Withdrawing))
            .Select(v => new VisitWithdrawn(now, v.Visit.Day, v.Visit.Plan, Cancel: true, command.Reason ?? "The series was ended."));
        return Accept([.. withdrawn, new SeriesEnded(now, from, command.Reason)]);
    }

    internal sealed class Validator : AbstractValidator<EndSeries>
    {
        public Validator() => RuleFor(c => c.Reason).OptionalText(TextRules.NoteLength);
    }
}
