using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Calendars.CalendarEvent>;

namespace FieldServices.Domain.Calendars;

/// <summary>Takes days out of work; what is booked on them stays booked until somebody moves it.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, at most a year later.</param>
/// <param name="Reason">What customers may be told, such as "the Christmas shutdown"; at most 200 characters.</param>
public sealed record CloseDays(DateOnly From, DateOnly To, string Reason)
{
    private const int MostSpans = 500;

    public static Decision<CalendarEvent> Decide(WorkCalendar state, CloseDays command, DateTimeOffset now)
    {
        var days = new ClosedDays(command.From, command.To, command.Reason.Trim());
        if (state.Closed.Contains(days))
            return Accept();
        return state.Closed.Count >= MostSpans
            ? Reject("calendar.too-many-closed-days", "The calendar has 500 spans of closed days; reopen those that are past with 'reopen-days'.")
            : Accept(new CalendarDaysClosed(days));
    }

    internal sealed class Validator : AbstractValidator<CloseDays>
    {
        public Validator()
        {
            RuleFor(c => c.To).Must((c, to) => to >= c.From && to.DayNumber - c.From.DayNumber <= 366)
                .WithMessage("Let the last day be the first or a later one, at most a year after it.");
            RuleFor(c => c.Reason).Text(TextRules.NameLength);
        }
    }
}
