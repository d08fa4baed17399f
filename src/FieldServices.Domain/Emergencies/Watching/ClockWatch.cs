using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.Emergencies.Watching;

/// <summary>The clock of one emergency as its events tell it, and the notes that were asked for.</summary>
public sealed record ClockWatch
{
    public static ClockWatch Initial { get; } = new();

    public static Aggregate<ClockWatch, ClockEvent> Aggregate { get; } = new("emergency-clock", Initial, Evolve);

    public EmergencyId EmergencyId { get; init; }

    /// <summary>Null until something was reported.</summary>
    public ResponseClock? Clock { get; init; }

    /// <summary>The notes of this run.</summary>
    public IReadOnlyList<NotedDeadline> Asked { get; init; } = [];

    /// <summary>True when nobody has to come any more.</summary>
    [JsonIgnore]
    public bool IsFinished => (Clock?.OnSiteAt ?? Clock?.EndedAt) is not null;

    public static ClockWatch Evolve(ClockWatch state, ClockEvent @event) => @event switch
    {
        ClockPlanned e => new()
        {
            EmergencyId = e.EmergencyId,
            Clock = e.Clock,
            Asked = state.Clock?.StartedAt == e.Clock.StartedAt ? state.Asked : [],
        },
        NoteAsked e => state with { Asked = [.. state.Asked, e.Note] },
        NoteRefused => state,
        _ => throw new UnhandledEventException(nameof(ClockWatch), @event),
    };
}
