using System.Text.Json.Serialization;
using FieldServices.Domain.Bookings;
using FieldServices.EventStore;
using FieldServices.Workflows;

namespace FieldServices.Domain.Series.Visiting;

/// <summary>Makes a booking of each visit that a series plans, moves it and gives it back.</summary>
public static class VisitingWorkflow
{
    private static readonly VisitingJson Json = VisitingJson.Default;

    public static Workflow<VisitBooking, VisitingEvent> Definition { get; } =
        new Workflow<VisitBooking, VisitingEvent>(
                VisitBooking.Aggregate, 1, VisitingDecision.Decide, s => s.Phase is VisitPhase.Missing or VisitPhase.Confirmed or VisitPhase.Over, Json)
            .Event<VisitingBegun>("series-visit.begun", 1, Json, whose: (e, _) => BookingModule.OfCustomer(e.Terms.CustomerId))
            .Event<TimeAsked>("series-visit.time-asked", 1, Json)
            .Event<TimeFound>("series-visit.time-found", 1, Json)
            .Event<TimeMissing>("series-visit.time-missing", 1, Json)
            .Event<AnotherTimeWanted>("series-visit.another-time-wanted", 1, Json)
            .Event<MoveAsked>("series-visit.move-asked", 1, Json)
            .Event<ConfirmationAsked>("series-visit.confirmation-asked", 1, Json)
            .Event<VisitConfirmed>("series-visit.confirmed", 1, Json)
            .Event<WithdrawalWanted>("series-visit.withdrawal-wanted", 1, Json)
            .Event<WithdrawalAsked>("series-visit.withdrawal-asked", 1, Json)
            .Event<VisitOver>("series-visit.over", 1, Json)
            .On<VisitPlanned>((e, series) => Of(series, e.Visit.Day, e.Visit.Plan))
            .On<VisitMoved>((e, series) => Of(series, e.Visit.Day, e.Visit.Plan))
            .On<VisitWithdrawn>((e, series) => Of(series, e.Day, e.Plan));

    private static Guid? Of(StreamId series, DateOnly day, int plan) => Visit.BookingOf(series.Id, day, plan).Value;
}

/// <summary>How a visit remembers its state and records its events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VisitBooking))]
[JsonSerializable(typeof(VisitingBegun))]
[JsonSerializable(typeof(TimeAsked))]
[JsonSerializable(typeof(TimeFound))]
[JsonSerializable(typeof(TimeMissing))]
[JsonSerializable(typeof(AnotherTimeWanted))]
[JsonSerializable(typeof(MoveAsked))]
[JsonSerializable(typeof(ConfirmationAsked))]
[JsonSerializable(typeof(VisitConfirmed))]
[JsonSerializable(typeof(WithdrawalWanted))]
[JsonSerializable(typeof(WithdrawalAsked))]
[JsonSerializable(typeof(VisitOver))]
public sealed partial class VisitingJson : JsonSerializerContext;
