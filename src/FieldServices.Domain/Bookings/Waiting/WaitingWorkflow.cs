using System.Text.Json.Serialization;
using FieldServices.Workflows;

namespace FieldServices.Domain.Bookings.Waiting;

/// <summary>
/// Offers times that bookings give back, and places of group bookings, to those who wait, one after the other. A company has one waiting list for all services,
/// because a technician's time suits whoever needs no more of it.
/// </summary>
public static class WaitingWorkflow
{
    private static readonly Guid TheOne = new("5b0e7c9a-3d7f-8b1e-9a53-0c4f5d2a7e10");
    private static readonly WaitingJson Json = WaitingJson.Default;

    public static Workflow<WaitingLine, WaitingEvent> Definition { get; } = Listening(Recording(
        new Workflow<WaitingLine, WaitingEvent>(WaitingLine.Aggregate, 1, WaitingDecision.Decide, s => s.Waiters.Count == 0, Json)));

    private static Workflow<WaitingLine, WaitingEvent> Recording(Workflow<WaitingLine, WaitingEvent> workflow) => workflow
        .Event<WaiterJoined>("waiting-list.joined", 1, Json, whose: (e, _) => BookingModule.OfCustomer(e.CustomerId))
        .Event<WaiterLeft>("waiting-list.left", 1, Json)
        .Event<TimeBecameFree>("waiting-list.time-became-free", 1, Json)
        .Event<TimeGone>("waiting-list.time-gone", 1, Json)
        .Event<OfferAsked>("waiting-list.offer-asked", 1, Json)
        .Event<OfferMade>("waiting-list.offer-made", 1, Json)
        .Event<OfferImpossible>("waiting-list.offer-impossible", 1, Json)
        .Event<OfferOver>("waiting-list.offer-over", 1, Json)
        .Event<PlacesBecameFree>("waiting-list.places-became-free", 1, Json)
        .Event<PlacesGone>("waiting-list.places-gone", 1, Json)
        .Event<PlacesAsked>("waiting-list.places-asked", 1, Json)
        .Event<PlacesKept>("waiting-list.places-kept", 1, Json)
        .Event<PlacesOver>("waiting-list.places-over", 1, Json)
        .Event<PlacesEnding>("waiting-list.places-ending", 1, Json);

    private static Workflow<WaitingLine, WaitingEvent> Listening(Workflow<WaitingLine, WaitingEvent> workflow) => workflow
        .On<WaitingBegun>((_, _) => TheOne)
        .On<WaitingEnded>((_, _) => TheOne)
        .On<SlotHeld>(Concerned)
        .On<HoldReleased>(Concerned)
        .On<BookingExpired>(Concerned)
        .On<BookingConfirmed>(Concerned)
        .On<ApprovalAsked>(Concerned)
        .On<BookingCancelled>(Concerned)
        .On<BookingDeclined>(Concerned)
        .On<BookingScheduled>(Concerned)
        .On<TechnicianAssigned>(Concerned)
        .On<BookingRescheduled>(Concerned)
        .On<PlacesOffered>((_, _) => TheOne)
        .On<PlacesDeclined>((_, _) => TheOne)
        .On<ParticipantJoined>((e, booking) => e.RequestId is null ? Concerned(e, booking) : TheOne)
        .On<ParticipantLeft>(Concerned);

    private static Guid? Concerned(BookingEvent @event, EventStore.StreamId booking) =>
        @event.Freed is not null || @event.FreedPlaces is not null || @event.FromWaitingList is true ? TheOne : null;
}

/// <summary>How the waiting list remembers its state and records its events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WaitingLine))]
[JsonSerializable(typeof(WaiterJoined))]
[JsonSerializable(typeof(WaiterLeft))]
[JsonSerializable(typeof(TimeBecameFree))]
[JsonSerializable(typeof(TimeGone))]
[JsonSerializable(typeof(OfferAsked))]
[JsonSerializable(typeof(OfferMade))]
[JsonSerializable(typeof(OfferImpossible))]
[JsonSerializable(typeof(OfferOver))]
[JsonSerializable(typeof(PlacesBecameFree))]
[JsonSerializable(typeof(PlacesGone))]
[JsonSerializable(typeof(PlacesAsked))]
[JsonSerializable(typeof(PlacesKept))]
[JsonSerializable(typeof(PlacesOver))]
[JsonSerializable(typeof(PlacesEnding))]
public sealed partial class WaitingJson : JsonSerializerContext;
