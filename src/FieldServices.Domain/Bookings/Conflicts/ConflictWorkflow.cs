using System.Text.Json.Serialization;
using FieldServices.Domain.Technicians;
using FieldServices.Workflows;

namespace FieldServices.Domain.Bookings.Conflicts;

/// <summary>
/// Asks the bookings of a technician to look again whenever something about the technician changes. Which bookings there are it learns
/// from their events; a booking that has moved on since then finds nothing, which costs one look.
/// </summary>
public static class ConflictWorkflow
{
    private static readonly ConflictJson Json = ConflictJson.Default;

    public static Workflow<ConflictWatch, ConflictWatchEvent> Definition { get; } =
        new Workflow<ConflictWatch, ConflictWatchEvent>(ConflictWatch.Aggregate, 1, Decide, s => s.Bookings.Count == 0, Json)
            .Event<BookingWatched>("booking-conflicts.booking-watched", 1, Json)
            .Event<ChecksAsked>("booking-conflicts.checks-asked", 1, Json)
            .On<SlotHeld>((e, _) => e.Slot.TechnicianId.Value)
            .On<BookingScheduled>((e, _) => e.Slot.TechnicianId.Value)
            .On<TechnicianAssigned>((e, _) => e.Slot.TechnicianId.Value)
            .On<BookingRescheduled>((e, _) => e.To.TechnicianId.Value)
            .On<WorkingHoursSet>()
            .On<TechnicianSkillsSet>()
            .On<TechnicianTeamSet>()
            .On<AbsenceAdded>()
            .On<AbsenceRemoved>()
            .On<TechnicianLeft>()
            .On<TechnicianCalendarChanged>();

    private static IReadOnlyList<Output> Decide(ConflictWatch state, WorkflowInput input, DateTimeOffset now) => input switch
    {
        WorkflowInput.Happened { Event: SlotHeld e } told => Watch(state, told, e.Slot, now),
        WorkflowInput.Happened { Event: BookingScheduled e } told => Watch(state, told, e.Slot, now),
        WorkflowInput.Happened { Event: TechnicianAssigned e } told => Watch(state, told, e.Slot, now),
        WorkflowInput.Happened { Event: BookingRescheduled e } told => Watch(state, told, e.To, now),
        WorkflowInput.Happened { Event: TechnicianEvent } told => Check(state, told, now),
        _ => [],
    };

    private static IReadOnlyList<Output> Watch(ConflictWatch state, WorkflowInput.Happened told, BookingSlot slot, DateTimeOffset now)
    {
        var booking = new BookingId(told.Envelope.Stream.Id);
        return slot.Until <= now || state.Bookings.Contains(new WatchedBooking(booking, slot.Until))
            ? []
            : [new Output.Record(new BookingWatched(slot.TechnicianId, booking, slot.Until))];
    }

    private static IReadOnlyList<Output> Check(ConflictWatch state, WorkflowInput.Happened told, DateTimeOffset now)
    {
        var because = $"{told.Event.GetType().Name}/{told.Envelope.Version}";
        return state.Bookings.Count == 0 || state.LastBecause == because ? [] :
        [
            .. state.Bookings.Where(b => b.Until > now).Select(b => new Output.Send($"check:{b.BookingId.Value}", new CheckBooking(), b.BookingId.Value)),
            new Output.Record(new ChecksAsked(because, now)),
        ];
    }
}

/// <summary>How the watch remembers its state and records its events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConflictWatch))]
[JsonSerializable(typeof(BookingWatched))]
[JsonSerializable(typeof(ChecksAsked))]
public sealed partial class ConflictJson : JsonSerializerContext;
