using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Calendars.CalendarEvent>;

namespace FieldServices.Domain.Calendars;

/// <summary>Gives days back to work that were closed together.</summary>
/// <param name="From">The first day of the span as it was closed.</param>
/// <param name="To">Its last day.</param>
public sealed record ReopenDays(DateOnly From, DateOnly To)
{
    public static Decision<CalendarEvent> Decide(WorkCalendar state, ReopenDays command, DateTimeOffset now) =>
        state.Closed.Where(c => c.From == command.From && c.To == command.To).ToList() is { Count: > 0 } spans
            ? Accept([.. spans.Select(s => new CalendarDaysReopened(s))])
            : Reject("calendar.days-not-closed", "No span of closed days begins and ends like this; ask for the calendar and name one as it is there.");

    internal sealed class Validator : AbstractValidator<ReopenDays>
    {
        public Validator() => RuleFor(c => c.To).Must((c, to) => to >= c.From).WithMessage("Let the last day be the first or a later one.");
    }
}
