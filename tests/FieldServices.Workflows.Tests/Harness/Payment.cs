using FieldServices.EventStore;

namespace FieldServices.Workflows.Tests.Harness;

/// <summary>Reminds a buyer every day at most three times, then cancels the order.</summary>
public sealed record Payment
{
    public const string Name = "payment-reminder";

    public string Buyer { get; init; } = "";

    public int Reminders { get; init; }

    public bool Over { get; init; }

    public static Aggregate<Payment, PaymentEvent> Own { get; } = new(Name, new Payment(), Evolve);

    public static Payment Evolve(Payment state, PaymentEvent @event) => @event switch
    {
        PaymentAwaited e => state with { Buyer = e.Buyer, Over = false, Reminders = 0 },
        BuyerReminded e => state with { Reminders = e.Time },
        PaymentReceived or OrderGivenUp => state with { Over = true },
        CancellationAnswered => state with { Over = true },
        _ => throw new InvalidOperationException(@event.GetType().Name),
    };

    public static IReadOnlyList<Output> Decide(Payment state, WorkflowInput input, DateTimeOffset now) => input switch
    {
        WorkflowInput.Happened { Event: OrderPlaced e } => [new Output.Record(new PaymentAwaited(e.Buyer)), Tomorrow(now), Say(e.Buyer, "order-placed")],
        WorkflowInput.Happened { Event: OrderSpoilt } => throw new FormatException("a name that must not be kept"),
        _ when state.Buyer == "" || state.Over => [],
        WorkflowInput.Happened { Event: OrderPaid } => [new Output.Record(new PaymentReceived()), new Output.CancelTimer("remind")],
        WorkflowInput.TimerFired { Key: "remind" } when state.Reminders < 3 =>
            [new Output.Record(new BuyerReminded(state.Reminders + 1)), Tomorrow(now), Say(state.Buyer, "please-pay")],
        WorkflowInput.TimerFired { Key: "remind" } => [new Output.Send("cancel", new CancelOrder("not paid"), Guid.Empty)],
        WorkflowInput.Answered { Outcome: CommandOutcome.Accepted } => [new Output.Record(new CancellationAnswered("accepted"))],
        WorkflowInput.Answered { Outcome: CommandOutcome.Rejected r } => [new Output.Record(new CancellationAnswered(r.Reason.Code))],
        WorkflowInput.Answered => [new Output.Record(new OrderGivenUp())],
        _ => [],
    };

    public static Workflow Workflow { get; } = Declare(Own, 1, Decide);

    public static Workflow<Payment, PaymentEvent> Declare(
        Aggregate<Payment, PaymentEvent> own, int version, Func<Payment, WorkflowInput, DateTimeOffset, IReadOnlyList<Output>> decide) =>
        new Workflow<Payment, PaymentEvent>(own, version, decide, p => p.Over, OrderJson.Default)
            .Event<PaymentAwaited>("payment.awaited", 1, OrderJson.Default)
            .Event<BuyerReminded>("payment.reminded", 1, OrderJson.Default)
            .Event<PaymentReceived>("payment.received", 1, OrderJson.Default)
            .Event<CancellationAnswered>("payment.cancellation-answered", 1, OrderJson.Default)
            .Event<OrderGivenUp>("payment.given-up", 1, OrderJson.Default)
            .On<OrderPlaced>()
            .On<OrderPaid>()
            .On<OrderSpoilt>();

    private static Output.SetTimer Tomorrow(DateTimeOffset now) => new("remind", When.At(now.AddDays(1)));

    private static Output.Deliver Say(string to, string what) => new(new Message("email", to, what, new Dictionary<string, string>()));
}

/// <summary>What a second version of the workflow remembers.</summary>
public sealed record PaymentInPence(string Buyer, int Reminders, bool Over, int Pence);
