using System.Text.Json.Serialization;

using FieldServices.Workflows;

namespace FieldServices.Domain.Series.Planning;

/// <summary>Asks a series to plan ahead: when it begins, each night, and when a change has been carried out.</summary>
public static class PlanningWorkflow
{
    private const string Nightly = "nightly";
    private const string AtThree = "0 0 3 * * ?";
    private static readonly PlanningJson Json = PlanningJson.Default;

    public static Workflow<SeriesPlanning, PlanningEvent> Definition { get; } =
        new Workflow<SeriesPlanning, PlanningEvent>(SeriesPlanning.Aggregate, 1, Decide, s => s.IsOver, Json)
            .Event<PlanAsked>("series-planning.asked", 1, Json)
            .Event<PlanningEnds>("series-planning.ends", 1, Json)
            .Event<PlanningEnded>("series-planning.ended", 1, Json)
            .On<SeriesBegun>()
            .On<SeriesChanged>()
            .On<VisitKept>()
            .On<VisitGone>()
            .On<SeriesEnded>();

    private static IReadOnlyList<Output> Decide(SeriesPlanning state, WorkflowInput input, DateTimeOffset now) => input switch
    {
        _ when state.IsOver => [],
        WorkflowInput.Happened { Event: SeriesBegun e } told when state.LastBecause is null =>
            [.. Plan(state, told.Envelope.Stream.Id, "begun"), new Output.SetTimer(Nightly, When.Every(AtThree, e.Terms.Zone, now))],
        WorkflowInput.Happened { Event: SeriesChanged { StillWithdrawing: 0 } e } told => Plan(state, told.Envelope.Stream.Id, $"changed/{e.Plan}"),
        WorkflowInput.Happened { Event: VisitKept { StillWithdrawing: 0 } e } told => Plan(state, told.Envelope.Stream.Id, $"settled/{e.Plan}/{e.Day:O}"),
        WorkflowInput.Happened { Event: VisitGone { StillWithdrawing: 0 } e } told => Plan(state, told.Envelope.Stream.Id, $"settled/{e.Plan}/{e.Day:O}"),
        WorkflowInput.Happened { Event: SeriesEnded e } => IsPast(e.From, e.At) ? End() : state.EndsOn == e.From ? [] : [new Output.Record(new PlanningEnds(e.From))],
        WorkflowInput.TimerFired { Key: Nightly } when IsPast(state.EndsOn, now) => End(),
        WorkflowInput.TimerFired { Key: Nightly } timer when state.SeriesId is { } series => Plan(state, series.Value, $"{timer.Due:O}"),
        _ => [],
    };

    private static IReadOnlyList<Output> Plan(SeriesPlanning state, Guid series, string because) => state.LastBecause == because
        ? []
        : [new Output.Send("plan", new PlanSeries(), series), new Output.Record(new PlanAsked(new SeriesId(series), because))];

    private static IReadOnlyList<Output> End() => [new Output.CancelTimer(Nightly), new Output.Record(new PlanningEnded())];

    private static bool IsPast(DateOnly? day, DateTimeOffset at) => day <= DateOnly.FromDateTime(at.UtcDateTime);
}

/// <summary>How the planning remembers its state and records its events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SeriesPlanning))]
[JsonSerializable(typeof(PlanAsked))]
[JsonSerializable(typeof(PlanningEnds))]
[JsonSerializable(typeof(PlanningEnded))]
public sealed partial class PlanningJson : JsonSerializerContext;
