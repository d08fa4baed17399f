using FieldServices.Domain.Calendars;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Technicians.TechnicianEvent>;

namespace FieldServices.Domain.Technicians;

/// <summary>Takes a technician or a crew into the calendar; hours, skills and place follow before anything can be booked.</summary>
/// <param name="Name">How colleagues and customers call them, at most 200 characters.</param>
/// <param name="CalendarId">The calendar of working days that they follow; its zone is that of their hours.</param>
/// <param name="Team">The team, at most 200 characters.</param>
/// <param name="Capacity">How many bookings may run beside each other, from 1 to 50: more than one for a crew or a workshop.</param>
public sealed record EngageTechnician(string Name, CalendarId CalendarId, string? Team = null, int Capacity = 1)
{
    /// <param name="state">Nothing yet.</param>
    /// <param name="command">Who it is.</param>
    /// <param name="calendar">The named calendar; null when there is none.</param>
    /// <param name="now">Now.</param>
    public static Decision<TechnicianEvent> Decide(Technician state, EngageTechnician command, WorkCalendar? calendar, DateTimeOffset now) =>
        calendar is null
            ? Reject("technician.calendar-unknown", "There is no such calendar; check calendarId, or begin one with 'calendar.open'.")
            : Accept(new TechnicianEngaged(command.Name.Trim(), command.CalendarId, command.Team?.Trim(), command.Capacity));

    internal sealed class Validator : AbstractValidator<EngageTechnician>
    {
        public Validator()
        {
            RuleFor(c => c.Name).Text(TextRules.NameLength);
            RuleFor(c => c.CalendarId).NotEqual(default(CalendarId)).WithMessage("Name the calendar by its id.");
            RuleFor(c => c.Team).OptionalText(TextRules.NameLength);
            RuleFor(c => c.Capacity).InclusiveBetween(1, 50).WithMessage("Give the capacity, from 1 to 50.");
        }
    }
}
