using FieldServices.EventStore;
using FieldServices.Workflows;

namespace FieldServices.Scenarios.Workflows;

public abstract record CareEvent;

public sealed record CareBegun(Guid Lamp) : CareEvent;

public sealed record CareGiven(int Time) : CareEvent;

public sealed record CareGivenUp : CareEvent;

/// <summary>Has a lamp serviced on the first of each month at nine in London; on demand it fails in the ways in which workflows can.</summary>
public sealed record LampCare(Guid Lamp, int Times, bool Over)
{
    /// <summary>A way of care that the workflow cannot take.</summary>
    public const string Poison = "poison";

    /// <summary>A way of care for which it sends a command that is not valid.</summary>
    public const string Mute = "mute";

    public const string Name = "lamp-care";

    public static Workflow Workflow { get; } = new Workflow<LampCare, CareEvent>(
            new Aggregate<LampCare, CareEvent>(Name, new LampCare(Guid.Empty, 0, false), Evolve), 1, Decide, s => s.Over, LampJson.Default)
        .Event<CareBegun>("lamp-care.begun", 1, LampJson.Default)
        .Event<CareGiven>("lamp-care.given", 1, LampJson.Default)
        .Event<CareGivenUp>("lamp-care.given-up", 1, LampJson.Default)
        .On<LampInstalled>()
        .On<LampServiced>();

    private static LampCare Evolve(LampCare state, CareEvent @event) => @event switch
    {
        CareBegun e => state with { Lamp = e.Lamp },
        CareGiven e => state with { Times = e.Time },
        CareGivenUp => state with { Over = true },
        _ => throw new InvalidOperationException(@event.GetType().Name),
    };

    private static IReadOnlyList<Output> Decide(LampCare state, WorkflowInput input, DateTimeOffset now) => input switch
    {
        WorkflowInput.Happened { Event: LampInstalled { Care: Poison } } => throw new FormatException("poison"),
        WorkflowInput.Happened { Event: LampInstalled { Care: Mute }, Envelope.Stream.Id: var lamp } => [new Output.Record(new CareBegun(lamp)), Service(lamp, "")],
        WorkflowInput.Happened { Event: LampInstalled e, Envelope.Stream.Id: var lamp } =>
        [
            new Output.Record(new CareBegun(lamp)),
            new Output.SetTimer("monthly", When.Every("0 0 9 1 * ?", "Europe/London", now)),
            new Output.Deliver(new Message("email", "keeper@lamps.example", "lamp-installed", new Dictionary<string, string> { ["place"] = e.Place })),
        ],
        WorkflowInput.Happened { Event: LampServiced, Envelope.Stream.Id: var lamp } when state.Lamp == Guid.Empty => [new Output.Record(new CareBegun(lamp))],
        WorkflowInput.TimerFired => [new Output.Record(new CareGiven(state.Times + 1)), Service(state.Lamp, $"Time {state.Times + 1}")],
        WorkflowInput.Answered { Outcome: CommandOutcome.Discarded } => [new Output.Record(new CareGivenUp())],
        _ => [],
    };

    private static Output.Send Service(Guid lamp, string note) => new("service", new ServiceLamp(note), lamp);
}
