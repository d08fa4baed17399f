using FieldServices.Domain.Calendars;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Recurring;

/// <summary>The appointments of a rule at a place: at the same time on the clock all year round, with exceptions and closed days.</summary>
public static class Appointments
{
    /// <summary>Nobody agrees on appointments for longer; it also bounds the work for rules that hardly ever occur.</summary>
    public const int MostYears = 10;

    /// <param name="rule">The rule.</param>
    /// <param name="start">The first local time that may occur.</param>
    /// <param name="zone">The IANA zone of the place.</param>
    /// <param name="except">Days that are left out; they count among the rule's COUNT all the same, as RFC 5545 has it.</param>
    /// <param name="calendar">Whose closed days are told; null for none.</param>
    public static IEnumerable<Appointment> Of(RecurrenceRule rule, DateTime start, string zone, IReadOnlyCollection<DateOnly> except, WorkCalendar? calendar)
    {
        var said = rule is { Until: { } until, UntilIsUtc: true } ? LocalTime.ToLocal(new DateTimeOffset(until, TimeSpan.Zero), zone) : rule.Until;
        var end = start.AddYears(MostYears);
        return from time in Occurrences.Of(rule, start, said < end ? said : end)
               let day = DateOnly.FromDateTime(time)
               where !except.Contains(day)
               select new Appointment(time, LocalTime.ToInstant(time, zone), calendar?.ClosedOn(day));
    }
}
