using FieldServices.Domain.Bookings;
using FieldServices.Domain.Modules;
using static FieldServices.Domain.WorkOrders.VisitProgress;

namespace FieldServices.Domain.WorkOrders;

/// <summary>What a work order asks of the bookings of its visits; they agree, or nothing happens.</summary>
internal static class VisitBookings
{
    public static IEnumerable<Carried> Of(Guid id, WorkOrder before, WorkOrderEvent @event) => @event switch
    {
        WorkOrderRequested e => WorkOrder.Evolve(before, e).Visits.Select(v => To(id, v, new RequestBooking(
            e.ServiceId, e.CustomerId, e.PropertyId, e.Point, e.Zone, e.BookedBy, Contact: e.Contact) { Visit = new VisitOf(id, v.Number, v.Name) })),
        VisitsHeld e => GivingWay(before, e).Select(v => (Visit: v, Choice: e.Visits[v.Number - 1]))
            .Select(w => To(id, w.Visit, new HoldSlot(w.Choice.TechnicianId, w.Choice.Start, w.Choice.Place, e.Minutes, w.Choice.IgnoreJourney))),
        VisitsReleased => before.Visits.Select(v => To(id, v, new ReleaseHold())),
        WorkOrderConfirmed => before.Visits.SelectMany(v => new[] { To(id, v, new ConfirmBooking()), To(id, v, new ScheduleBooking()) }),
        VisitsRescheduled e => e.Visits.Select(m => To(id, before.Visits[m.Number - 1], new RescheduleBooking(m.To, m.TechnicianId, m.Place, e.Reason, e.JourneyIgnored))),
        // A booking whose hold has run out is over already. The fee is agreed for all visits together.
        WorkOrderCancelled e => before.Visits.Where(v => e.Visits.Contains(v.Number) && !(v.Progress == Open && before.Status == WorkOrderStatus.Expired))
            .Select(v => To(id, v, new CancelBooking(e.By, e.Reason, Waive: true))),
        _ => [],
    };

    // Invariant: nobody's old time is in the way of another's new one. Visits come one after the other before and after, so one wants the old
    // time of a later one only when both go later, and of an earlier one only when both go earlier.
    // Held by: VisitBookingsTests.Times_are_held_anew_in_the_order_in_which_nobody_is_in_the_way
    private static IEnumerable<OrderedVisit> GivingWay(WorkOrder before, VisitsHeld held)
    {
        var later = before.Visits.Where(v => v.Time is { } time && held.Visits[v.Number - 1].Start > time.Start).ToList();
        return [.. later.AsEnumerable().Reverse(), .. before.Visits.Except(later)];
    }

    /// <summary>How far a visit is, of which its booking tells; null while the work order alone decides about it.</summary>
    public static VisitProgress? ProgressOf(BookingStatus booking) => booking switch
    {
        BookingStatus.InProgress => Underway,
        BookingStatus.Paused or BookingStatus.AwaitingParts => Interrupted,
        BookingStatus.Completed or BookingStatus.Inspected or BookingStatus.Invoiced or BookingStatus.Closed => Done,
        BookingStatus.NoShow => Missed,
        BookingStatus.Expired => Open,
        _ => null,
    };

    private static Carried To(Guid id, OrderedVisit visit, object command) => new(WorkOrder.BookingOf(id, visit.Number).Value, command, visit.Label);
}
