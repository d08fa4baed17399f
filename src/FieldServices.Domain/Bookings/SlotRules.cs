using FieldServices.Domain.Calendars;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Bookings;

/// <summary>
/// The rules by which a time can be booked, apart from what is booked already: one source for the decision, for the list of available
/// slots and for the answer to "why not then?".
/// </summary>
internal static class SlotRules
{
    internal static Obstacle OutsideHours { get; } =
        new("booking.outside-hours", "The time, with its buffers, is not within the technician's hours of work; choose another.");

    private static Obstacle Absent { get; } = new("booking.technician-absent", "The technician is absent then; choose another time or technician.");

    /// <summary>The rules of the service alone; the office may book at any time to come.</summary>
    public static Obstacle? OfService(ServiceTerms terms, BookedBy bookedBy, DateTimeOffset from, DateTimeOffset now)
    {
        if (from <= now)
            return new("booking.in-the-past", "The time has passed; choose one to come.");
        if (bookedBy == BookedBy.Office)
            return null;
        if (from < now.AddMinutes(terms.NoticeMinutes))
            return new("booking.notice-too-short", $"The service is booked at least {Minutes(terms.NoticeMinutes)} ahead; choose a later time or ring the office.");
        return from > now.AddDays(terms.HorizonDays)
            ? new("booking.beyond-horizon", $"The service is booked at most {terms.HorizonDays} days ahead; choose an earlier time.")
            : null;
    }

    /// <summary>The first rule of one technician that stands in the way.</summary>
    public static Obstacle? OfTechnician(ServiceTerms terms, Technician technician, WorkCalendar calendar, BookingSlot slot) =>
        AllOfTechnician(terms, technician, calendar, slot).FirstOrDefault();

    /// <summary>All rules of one technician that stand in the way.</summary>
    public static IEnumerable<Obstacle> AllOfTechnician(ServiceTerms terms, Technician technician, WorkCalendar calendar, BookingSlot slot)
    {
        if (WhoCannot(terms, technician) is { } unable)
            yield return unable;
        if (slot.Place > technician.Capacity)
            yield return new("booking.no-such-place", $"The technician can have {technician.Capacity} bookings beside each other; choose a place up to that number.");
        var day = WorkingTime.DayOf(slot.From, calendar);
        if (calendar.ClosedOn(day) is { } reason)
            yield return new("booking.closed-day", $"Nobody works on that day: {reason}. Choose another day.");
        else if (!WorkingTime.On(day, technician, calendar).Any(span => span.From <= slot.BusyFrom && slot.BusyUntil <= span.Until))
            yield return OutsideHours;
        if (Presence(technician, slot) is { } absent)
            yield return absent;
    }

    /// <summary>Whether the technician is there.</summary>
    public static Obstacle? Presence(Technician technician, BookingSlot slot) =>
        technician.Absences.Any(a => a.From < slot.BusyUntil && slot.BusyFrom < a.Until) ? Absent : null;

    /// <summary>Whether the technician could do it at any time.</summary>
    public static Obstacle? WhoCannot(ServiceTerms terms, Technician technician)
    {
        if (technician.HasLeft)
            return new("booking.technician-left", "The technician has left; choose another.");
        return terms.NeededSkills.Except(technician.Skills).ToList() is { Count: > 0 } missing
            ? new("booking.technician-without-skill", $"The technician lacks a skill that the service needs: {string.Join(", ", missing)}. Choose another.")
            : null;
    }

    private static string Minutes(int minutes) => minutes % 60 == 0 ? $"{minutes / 60} h" : $"{minutes} min";
}
