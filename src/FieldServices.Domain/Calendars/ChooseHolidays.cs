using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Calendars.CalendarEvent>;

namespace FieldServices.Domain.Calendars;

/// <summary>Says whose bank holidays are free from now on.</summary>
/// <param name="Holidays">A division of the United Kingdom, or none.</param>
public sealed record ChooseHolidays(HolidayDivision Holidays)
{
    public static Decision<CalendarEvent> Decide(WorkCalendar state, ChooseHolidays command, DateTimeOffset now) =>
        state.Holidays == command.Holidays ? Accept() : Accept(new HolidaysChosen(command.Holidays));

    internal sealed class Validator : AbstractValidator<ChooseHolidays>
    {
        public Validator() => RuleFor(c => c.Holidays).IsInEnum().WithMessage("Choose england-and-wales, scotland, northern-ireland or none.");
    }
}
