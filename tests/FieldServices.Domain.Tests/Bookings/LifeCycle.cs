using FieldServices.Domain.Bookings.Waiting;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Places;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;

namespace FieldServices.Domain.Tests.Bookings;

/// <summary>A command in a status, with a history and a moment in which it makes sense there.</summary>
internal static class LifeCycle
{
    private static readonly DateTime NextWeek = new(2026, 3, 10, 9, 0, 0);

    public static BookingEvent[] HistoryFor(string name, BookingStatus status) => name switch
    {
        "ask-approval" => [.. SampleBookings.In(status).Select(e => e is BookingRequested r ? r with { Terms = r.Terms with { ApprovalLevels = 2 } } : e)],
        "leave" => [.. SampleBookings.In(status), new ParticipantJoined(At(90), Neighbour, 2)],
        "stop-waiting" or "offer" => [.. SampleBookings.In(status), new WaitingBegun(SampleBookings.In(status)[^1].At, ServiceId, Customer, "Europe/London", Wish, new TimeNeeded(10, 60, 20), null)],
        "decline-places" => [.. SampleBookings.In(status), new PlacesOffered(At(90), new BookingId(Customer), Neighbour, 2, Slot, At(400_000))],
        "accept-conflict" => [.. SampleBookings.In(status), new ConflictNoted(SampleBookings.In(status)[^1].At, "booking.technician-absent", "Absent.")],
        _ => SampleBookings.In(status),
    };

    public static object CommandFor(string name) => name switch
    {
        "hold" => new HoldSlot(Bea, NextWeek),
        "wait" => new WaitForSlot(Wish.From, Wish.To),
        "offer" => new OfferSlot(Bea, NextWeek),
        "schedule" => new ScheduleBooking(NextWeek, Bea),
        "assign" => new AssignTechnician(),
        "reschedule" => new RescheduleBooking(NextWeek, Reason: "Asked for"),
        "join" => new JoinBooking(Neighbour, 2),
        "offer-places" => new OfferPlaces(new BookingId(Customer), Neighbour, Nine, 2),
        "decline-places" => new DeclinePlaces(Neighbour),
        "leave" => new LeaveBooking(Neighbour),
        _ => BookingModule.Module.Commands.Single(c => c.Name == name).Example,
    };

    /// <summary>Holds and quotes run out, so what is done with them is done at once; nothing expires before its time.</summary>
    public static DateTimeOffset MomentOf(string name, BookingStatus status) =>
        name == "expire" ? At(400_000) : name == "offer-places" || status is BookingStatus.Held or BookingStatus.Quoted ? At(100) : Later;

    public static Decision<object> Decide(Command command, BookingStatus status) => command.Decide(
        HistoryFor(command.Name, status).Aggregate((object)Booking.Initial, BookingModule.Module.Evolve), CommandFor(command.Name), Free, MomentOf(command.Name, status));
}
