using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.Series.Planning;

/// <summary>When a series was last asked to plan.</summary>
public sealed record SeriesPlanning
{
    public static SeriesPlanning Initial { get; } = new();

    public static Aggregate<SeriesPlanning, PlanningEvent> Aggregate { get; } = new("series-planning", Initial, Evolve);

    public SeriesId? SeriesId { get; init; }

    /// <summary>For what it was last asked; the same is not asked twice.</summary>
    public string? LastBecause { get; init; }

    /// <summary>The first day without visits.</summary>
    public DateOnly? EndsOn { get; init; }

    public bool IsOver { get; init; }

    public static SeriesPlanning Evolve(SeriesPlanning state, PlanningEvent @event) => @event switch
    {
        PlanAsked e => state with { SeriesId = e.SeriesId, LastBecause = e.Because },
        PlanningEnds e => state with { EndsOn = e.From },
        PlanningEnded => state with { IsOver = true },
        _ => throw new UnhandledEventException(nameof(SeriesPlanning), @event),
    };
}
