using FieldServices.Domain.Bookings.Slots;
using FieldServices.Domain.Calendars;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Bookings;

/// <summary>A time that somebody wants for a booking: the slot that it makes, or the rule that stands in its way.</summary>
internal static class SlotChoice
{
    public static Obstacle Skipped { get; } = new("booking.time-skipped", "The clocks go forward and skip that time; choose one an hour later.");

    private static Obstacle TooMany { get; } = new(
        "booking.technician-not-named", $"There are more than {EveryFact.Most} technicians, too many to choose from; name one as technicianId, whom availableSlots proposes.");

    public static (BookingSlot? Slot, Obstacle? Obstacle) Of(Booking booking, SlotWish wish, FactPair? who, DateTimeOffset now)
    {
        if (TechnicianTime.RosterOf(wish.TechnicianId, who) is not { } roster)
            return (null, new("booking.technician-unknown", "There is no such technician; check technicianId."));
        if (!LocalTime.Exists(wish.Start, booking.Zone))
            return (null, Skipped);
        var slot = Make(booking, wish.Start, wish.TechnicianId, wish.Place);
        var obstacle = SlotRules.OfService(booking.Terms!, booking.BookedBy, slot.From, now)
            ?? SlotRules.OfTechnician(booking.Terms!, roster.Technician, roster.Calendar, slot)
            ?? (wish.IgnoreJourney is null ? PlanOf(booking, roster, slot).Journeys(slot) : null);
        return obstacle is null ? (slot, null) : (null, obstacle);
    }

    /// <summary>Of all who could come then: who is preferred, or has the shortest journey.</summary>
    public static (BookingSlot? Slot, Obstacle? Obstacle) OfAnybody(Booking booking, DateTime start, TechnicianId? preferred, EveryFact every, DateTimeOffset now)
    {
        if (!LocalTime.Exists(start, booking.Zone))
            return (null, Skipped);
        if (SlotRules.OfService(booking.Terms!, booking.BookedBy, LocalTime.ToInstant(start, booking.Zone), now) is { } rule)
            return (null, rule);
        if (every.AreTooMany)
            return (null, TooMany);
        var tried = every.ById.Select(f => TechnicianTime.RosterOf(new TechnicianId(f.Key), f.Value)).OfType<Roster>().Select(r => At(booking, start, r)).ToList();
        if (tried.Where(t => t.Obstacle is null).OrderBy(t => t.Slot.TechnicianId != preferred).ThenBy(t => t.Journey).ThenBy(t => t.Slot.TechnicianId.Value).ToList() is [var best, ..])
            return (best.Slot, null);
        var why = string.Join(", ", tried.Select(t => t.Obstacle!.Code).Distinct().Order(StringComparer.Ordinal));
        return (null, new("booking.nobody-free", $"Nobody can come then{(why.Length == 0 ? "" : $" ({why})")}; choose another time from availableSlots."));
    }

    private static (BookingSlot Slot, TimeSpan Journey, Obstacle? Obstacle) At(Booking booking, DateTime start, Roster roster)
    {
        var slot = Make(booking, start, roster.Id, 1);
        if (SlotRules.OfTechnician(booking.Terms!, roster.Technician, roster.Calendar, slot) is { } rule)
            return (slot, default, rule);
        var (place, journey, obstacle) = PlanOf(booking, roster, slot).Room(slot);
        return (slot with { Place = place }, journey, obstacle);
    }

    private static DayPlan PlanOf(Booking booking, Roster roster, BookingSlot slot)
    {
        var day = WorkingTime.DayOf(slot.From, roster.Calendar);
        return new DayPlan(roster, booking.Point, new OpenDays(roster.Calendar, day.AddDays(-1), day.AddDays(1)));
    }

    public static BookingSlot Make(Booking booking, DateTime start, TechnicianId technicianId, int place)
    {
        var (terms, from) = (booking.Terms!, LocalTime.ToInstant(start, booking.Zone));
        var until = from + booking.Duration();
        return new BookingSlot(
            start, booking.Zone, from, until, technicianId, place,
            from.AddMinutes(-terms.BufferBeforeMinutes), until.AddMinutes(terms.BufferAfterMinutes));
    }
}
