using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.Technicians.Following;

/// <summary>Who follows a calendar.</summary>
public sealed record CalendarFollowers
{
    public static CalendarFollowers Initial { get; } = new();

    public static Aggregate<CalendarFollowers, FollowerEvent> Aggregate { get; } = new("calendar-followers", Initial, Evolve);

    public IReadOnlyList<TechnicianId> Technicians { get; init; } = [];

    /// <summary>Of which change they were told last.</summary>
    public string? LastBecause { get; init; }

    public static CalendarFollowers Evolve(CalendarFollowers state, FollowerEvent @event) => @event switch
    {
        FollowerJoined e => state with { Technicians = [.. state.Technicians, e.TechnicianId] },
        FollowersTold e => state with { LastBecause = e.Because },
        _ => throw new UnhandledEventException(nameof(CalendarFollowers), @event),
    };
}
