using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Calendars.CalendarEvent>;

namespace FieldServices.Domain.Calendars;

/// <summary>Begins a calendar of working days; technicians follow it.</summary>
/// <param name="Name">What it is called, such as "London teams"; at most 200 characters.</param>
/// <param name="Zone">The IANA time zone of the working hours, such as Europe/London.</param>
/// <param name="Holidays">Whose bank holidays are free.</param>
public sealed record OpenCalendar(string Name, string Zone = LondonTime.Zone, HolidayDivision Holidays = HolidayDivision.EnglandAndWales)
{
    public static Decision<CalendarEvent> Decide(WorkCalendar state, OpenCalendar command, DateTimeOffset now) =>
        Accept(new CalendarOpened(command.Name.Trim(), command.Zone, command.Holidays));

    internal sealed class Validator : AbstractValidator<OpenCalendar>
    {
        public Validator()
        {
            RuleFor(c => c.Name).Text(TextRules.NameLength);
            RuleFor(c => c.Zone).Zone();
            RuleFor(c => c.Holidays).IsInEnum().WithMessage("Choose england-and-wales, scotland, northern-ireland or none.");
        }
    }
}
