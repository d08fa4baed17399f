using FieldServices.Domain.Calendars;
using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Bookings.Slots;

/// <summary>A technician with the calendar and everything that is booked.</summary>
/// <param name="Id">The technician.</param>
/// <param name="Technician">Hours, skills and absences.</param>
/// <param name="Calendar">The days without work.</param>
/// <param name="Busy">What is booked in the time that is looked at, by its beginning.</param>
public sealed record Roster(TechnicianId Id, Technician Technician, WorkCalendar Calendar, IReadOnlyList<BusyTime> Busy)
{
    private Sorted? sorted;

    /// <summary>What is booked of each place, by its beginning; sorted once for everybody who asks.</summary>
    internal BusyTime[][] ByPlace
    {
        get
        {
            // A copy with other bookings carries the field of the original.
            if (sorted is { } known && ReferenceEquals(known.Of, Busy) && known.Places.Length == Technician.Capacity)
                return known.Places;
            var places = Busy.OrderBy(b => b.From).ToLookup(b => b.Place);
            return (sorted = new Sorted(Busy, [.. Enumerable.Range(1, Technician.Capacity).Select(p => places[p].ToArray())])).Places;
        }
    }

    private sealed record Sorted(IReadOnlyList<BusyTime> Of, BusyTime[][] Places);
}
