using FieldServices.Domain.Modules;
using FieldServices.Domain.Technicians;
using System.Text.Json;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Places;
using FieldServices.Domain.Bookings.Views;
using FieldServices.Domain.Tests.Bookings;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.EventStore;
using FsCheck;
using FsCheck.Fluent;

namespace FieldServices.Domain.Tests.Properties;

/// <summary>What holds for every booking and for every calendar of them, whatever anybody tries.</summary>
public sealed class BookingPropertiesTests
{
    private static readonly Gen<DateTime> AnyStart =
        from day in Gen.Choose(3, 13)
        from quarter in Gen.Choose(28, 66)
        select new DateTime(2026, 3, day, 0, 0, 0).AddMinutes(quarter * 15);

    private static readonly Gen<object> AnyCommand = Gen.OneOf(
        Gen.Elements(BookingModule.Module.Commands.Where(c => !c.Starts && c.Facts is null).Select(c => c.Example)),
        AnyStart.Select(s => (object)new HoldSlot(SampleBookings.Ade, s)),
        from s in AnyStart from place in Gen.Choose(1, 3) select (object)new HoldSlot(SampleBookings.Ade, s, place),
        from seats in Gen.Choose(1, 3) from who in Gen.Choose(1, 4) select (object)new JoinBooking(new Guid(who, 0, 0, new byte[8]), seats),
        from who in Gen.Choose(1, 4) select (object)new LeaveBooking(new Guid(who, 0, 0, new byte[8])),
        from seats in Gen.Choose(1, 3) from who in Gen.Choose(1, 4) from s in AnyStart select (object)new OfferPlaces(new BookingId(Guid.CreateVersion7()), new Guid(who, 0, 0, new byte[8]), s, seats, 5),
        from who in Gen.Choose(1, 4) select (object)new DeclinePlaces(new Guid(who, 0, 0, new byte[8])),
        AnyStart.Select(s => (object)new ScheduleBooking(s, SampleBookings.Bea)),
        Gen.Elements<object>(new ScheduleBooking(), new AssignTechnician(), new AssignTechnician(SampleBookings.Bea), new AssignTechnician(SampleBookings.Ade)),
        AnyStart.Select(s => (object)new RescheduleBooking(s)));

    /// <summary>Several bookings, and what is tried on them one after the other.</summary>
    private static readonly Arbitrary<List<(int Booking, object Command, int Seconds)>> AnySchedule = Arb.From(
        Gen.ListOf(
            from booking in Gen.Choose(0, 5)
            from command in AnyCommand
            from seconds in Gen.Choose(0, 300)
            select (booking, command, seconds),
            120).Select(l => l.ToList()));

    [Fact]
    public void No_technician_is_ever_booked_twice() => Always((states, _) =>
    {
        var held = states.SelectMany(s => BookingModule.Module.ClaimsOf(s)).ToList();
        return held.All(a => held.Count(b => b.Key == a.Key && b.From < a.Until && a.From < b.Until) == 1);
    });

    [Fact]
    public void No_more_run_beside_each_other_than_the_crew_and_no_more_take_part_than_there_are_places() => Always((states, _) =>
    {
        var held = states.Where(s => s.HoldsTime).Select(s => s.Slot!).ToList();
        return states.All(s => s.TakenSeats() <= s.Terms!.Seats && s.Participants.Select(p => p.CustomerId).Distinct().Count() == s.Participants.Count)
            && held.All(a => a.Place <= Crew.Capacity && held.Count(b => b.TechnicianId == a.TechnicianId && b.BusyFrom <= a.BusyFrom && a.BusyFrom < b.BusyUntil) <= Crew.Capacity);
    });

    [Fact]
    public void Time_is_held_exactly_while_the_booking_needs_it() => Always((states, _) => states.All(s => s.HoldsTime switch
    {
        true => s.Slot is not null && s.Status is not (BookingStatus.Draft or BookingStatus.Requested or >= BookingStatus.AwaitingParts),
        false => s.Status is not (BookingStatus.Held or BookingStatus.Scheduled or BookingStatus.Assigned or BookingStatus.Dispatched),
    }));

    [Fact]
    public void The_list_agrees_with_the_state() => Always((states, events) => states.Zip(events).All(b =>
    {
        var row = ViewSpecification.Row(BookingList.View, Envelopes.Of(BookingModule.Module, b.Second))!;
        return row.Status == b.First.Status && row.BusyFrom is not null == b.First.HoldsTime && row.SeatsLeft == b.First.Terms!.Seats - b.First.TakenSeats() - b.First.KeptPlaces.Sum(k => k.Seats)
            && row.KeptPlaces!.SequenceEqual(b.First.KeptPlaces);
    }));

    [Fact]
    public void A_state_that_was_kept_goes_on_as_if_it_had_never_been_away() => Always((states, _) => states.All(s =>
    {
        var json = BookingModule.Module.SnapshotFormat!.Json;
        var kept = JsonSerializer.Serialize(s, json);
        return kept == JsonSerializer.Serialize(JsonSerializer.Deserialize(kept, json), json);
    }));

    private static readonly Technician Crew = SampleBookings.Skilled with { Capacity = 2 };
    private static readonly FactPair Hands = new(Crew, SampleBookings.Calendar);

    private static void Always(Func<List<Booking>, List<List<object>>, bool> holds) => Check.QuickThrowOnFailure(Prop.ForAll(AnySchedule, schedule =>
    {
        var states = Enumerable.Range(0, 6).Select(_ => Booking.Aggregate.Fold([SampleBookings.Asked])).ToList();
        var events = states.Select(_ => new List<object> { SampleBookings.Asked }).ToList();
        var now = SampleBookings.T0;
        foreach (var (i, command, seconds) in schedule)
        {
            now = now.AddSeconds(seconds);
            var line = BookingModule.Module.Commands.Single(c => c.ClrType == command.GetType());
            if (line.Decide(states[i], command, line.Facts is null ? null : Hands, now) is not Decision<object>.Accepted accepted)
                continue;
            var after = accepted.Events.Aggregate(states[i], (s, e) => Booking.Evolve(s, (BookingEvent)e));
            if (IsTaken(states, i, after))
                continue;
            events[i].AddRange(accepted.Events);
            states[i] = after;
        }

        return holds(states, events);
    }));

    /// <summary>What the store's claims do: a time that another booking holds is refused.</summary>
    private static bool IsTaken(List<Booking> states, int own, Booking after) => BookingModule.Module.ClaimsOf(after).Any(wanted => states.Index()
        .Where(s => s.Index != own).SelectMany(s => BookingModule.Module.ClaimsOf(s.Item)).Any(c => c.Key == wanted.Key && c.From < wanted.Until && wanted.From < c.Until));
}
