using System.Text.Json.Serialization;

namespace FieldServices.Workflows.Tests.Harness;

public sealed record OrderPlaced(string Buyer);

public sealed record OrderPaid(int Pence);

public sealed record OrderSpoilt(string Why);

/// <summary>A command.</summary>
public sealed record CancelOrder(string Reason);

public abstract record PaymentEvent;

public sealed record PaymentAwaited(string Buyer) : PaymentEvent;

public sealed record BuyerReminded(int Time) : PaymentEvent;

public sealed record PaymentReceived : PaymentEvent;

public sealed record CancellationAnswered(string Outcome) : PaymentEvent;

public sealed record OrderGivenUp : PaymentEvent;

[JsonSerializable(typeof(OrderPlaced))]
[JsonSerializable(typeof(OrderPaid))]
[JsonSerializable(typeof(OrderSpoilt))]
[JsonSerializable(typeof(CancelOrder))]
[JsonSerializable(typeof(PaymentAwaited))]
[JsonSerializable(typeof(BuyerReminded))]
[JsonSerializable(typeof(PaymentReceived))]
[JsonSerializable(typeof(CancellationAnswered))]
[JsonSerializable(typeof(OrderGivenUp))]
[JsonSerializable(typeof(Payment))]
[JsonSerializable(typeof(PaymentInPence))]
internal sealed partial class OrderJson : JsonSerializerContext;
