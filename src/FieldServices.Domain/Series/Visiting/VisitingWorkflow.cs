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
                VisitBooking.Aggregate, 1, VisitingDecision.Decide, s => s.Phase is VisitPhase.Missing or VisitPhase.Confirmed or VisitPhase.Over, Json.VisitBooking)
            .Event("series-visit.begun", 1, Json.VisitingBegun, whose: (e, _) => BookingModule.OfCustomer(e.Terms.CustomerId))
            .Event("series-visit.time-asked", 1, Json.TimeAsked)
            .Event("series-visit.time-found", 1, Json.TimeFound)
            .Event("series-visit.time-missing", 1, Json.TimeMissing)
            .Event("series-visit.another-time-wanted", 1, Json.AnotherTimeWanted)
            .Event("series-visit.move-asked", 1, Json.MoveAsked)
            .Event("series-visit.confirmation-asked", 1, Json.ConfirmationAsked)
            .Event("series-visit.confirmed", 1, Json.VisitConfirmed)
            .Event("series-visit.withdrawal-wanted", 1, Json.WithdrawalWanted)
            .Event("series-visit.withdrawal-asked", 1, Json.WithdrawalAsked)
            .Event("series-visit.over", 1, Json.VisitOver)
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
