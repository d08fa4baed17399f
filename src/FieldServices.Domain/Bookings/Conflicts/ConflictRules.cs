using FieldServices.Domain.Calendars;
using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Bookings.Conflicts;

/// <summary>Which rules a booked time breaks now: the same rules by which it was booked, asked again.</summary>
internal static class ConflictRules
{
    private static readonly string[] AnotherTimeOrPerson = ["assign", "reschedule", "cancel", "accept-conflict"];
    private static readonly string[] AnotherTime = ["reschedule", "cancel", "accept-conflict"];

    public static IReadOnlyList<Obstacle> Broken(Booking booking, Technician? technician, WorkCalendar? calendar, DateTimeOffset now) =>
        booking is not { HoldsTime: true, Slot: { } slot, Terms: { } terms } || slot.Until <= now || technician is null || calendar is null
            ? []
            : [.. SlotRules.AllOfTechnician(terms, technician, calendar, slot)];

    /// <summary>What helps: when nobody works that day, another technician does not.</summary>
    public static IReadOnlyList<string> Remedies(string kind) => kind == "booking.closed-day" ? AnotherTime : AnotherTimeOrPerson;
}
