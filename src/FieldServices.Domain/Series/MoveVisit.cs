using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Series.SeriesEvent>;

namespace FieldServices.Domain.Series;

/// <summary>Gives one visit another time; its booking, if there is one, is moved.</summary>
/// <param name="Day">The day that the rule gives it.</param>
/// <param name="Start">When it is instead, as the clocks at the place show it.</param>
/// <param name="Reason">Why, at most 2,000 characters.</param>
public sealed record MoveVisit(DateOnly Day, DateTime Start, string? Reason = null)
{
    public static Decision<SeriesEvent> Decide(BookingSeries state, MoveVisit command, DateTimeOffset now)
    {
        if (command.Day < SeriesRules.Today(state, now) || LocalTime.ToInstant(command.Start, state.Terms!.Zone) <= now)
            return Reject("series.in-the-past", "The day has passed; choose one to come.");
        if (state.Skipped.Contains(command.Day))
            return Reject("series.visit-skipped", "That visit is left out; book it as a booking of its own.");
        var known = state.Standing(command.Day)?.Visit ?? SeriesRule.Between(state, command.Day.AddDays(-1), command.Day).FirstOrDefault();
        if (known is null)
            return Reject("series.no-such-visit", "The rule gives no visit on that day; look at visits for its days.");
        return known.Start == command.Start && state.Standing(command.Day) is not null
            ? Accept()
            : Accept(new VisitMoved(now, known with { Start = command.Start }, command.Reason));
    }

    internal sealed class Validator : AbstractValidator<MoveVisit>
    {
        public Validator()
        {
            RuleFor(c => c.Start).LocalStart();
            RuleFor(c => c.Reason).OptionalText(TextRules.NoteLength);
        }
    }
}
