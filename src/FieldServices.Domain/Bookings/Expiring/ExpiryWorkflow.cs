using System.Text.Json.Serialization;
using FieldServices.Workflows;

namespace FieldServices.Domain.Bookings.Expiring;

/// <summary>Gives the technician's time back when nobody has confirmed the hold or the quote in time.</summary>
public static class ExpiryWorkflow
{
    private static readonly ExpiryJson Json = ExpiryJson.Default;

    public static Workflow<ExpiryWatch, ExpiryEvent> Definition { get; } =
        new Workflow<ExpiryWatch, ExpiryEvent>(ExpiryWatch.Aggregate, 1, ExpiryDecision.Decide, s => s.IsSettled, Json)
            .Event<ExpiryPlanned>("booking-expiry.planned", 1, Json)
            .Event<ExpiryAsked>("booking-expiry.asked", 1, Json)
            .Event<ExpirySettled>("booking-expiry.settled", 1, Json)
            .On<SlotHeld>()
            .On<BookingQuoted>()
            .On<HoldReleased>()
            .On<ApprovalAsked>()
            .On<BookingConfirmed>()
            .On<BookingCancelled>()
            .On<BookingDeclined>()
            .On<BookingExpired>();
}

/// <summary>How the watch remembers its state and records its events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExpiryWatch))]
[JsonSerializable(typeof(ExpiryPlanned))]
[JsonSerializable(typeof(ExpiryAsked))]
[JsonSerializable(typeof(ExpirySettled))]
public sealed partial class ExpiryJson : JsonSerializerContext;
