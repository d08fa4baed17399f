using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Series.SeriesEvent>;

namespace FieldServices.Domain.Series;

/// <summary>Leaves one visit out; its booking, if there is one, is cancelled.</summary>
/// <param name="Day">The day that the rule gives it.</param>
/// <param name="Reason">Why, at most 2,000 characters.</param>
public sealed record SkipVisit(DateOnly Day, string? Reason = null)
{
    public static Decision<SeriesEvent> Decide(BookingSeries state, SkipVisit command, DateTimeOffset now)
    {
        if (state.Skipped.Contains(command.Day))
            return Accept();
        if (command.Day < SeriesRules.Today(state, now))
            return Reject("series.in-the-past", "The day has passed; choose one to come.");
        if (state.Standing(command.Day) is null && !SeriesRule.Between(state, command.Day.AddDays(-1), command.Day).Any())
            return Reject("series.no-such-visit", "The rule gives no visit on that day; look at visits for its days.");
        var reason = command.Reason ?? "The customer does not need this visit.";
        var planned = state.Standing(command.Day);
        var skipped = new VisitSkipped(now, command.Day, planned?.Visit.Plan ?? state.Plan, reason);
        return planned is not null
            ? Accept(skipped, new VisitWithdrawn(now, command.Day, planned.Visit.Plan, Cancel: true, reason))
            : Accept(skipped);
    }

    internal sealed class Validator : AbstractValidator<SkipVisit>
    {
        public Validator() => RuleFor(c => c.Reason).OptionalText(TextRules.NoteLength);
    }
}
