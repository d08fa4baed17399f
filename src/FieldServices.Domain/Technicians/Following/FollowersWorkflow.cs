using System.Text.Json.Serialization;
using FieldServices.Domain.Calendars;
using FieldServices.Workflows;

namespace FieldServices.Domain.Technicians.Following;

/// <summary>Tells the technicians who follow a calendar that it has changed, so that their bookings are looked at again.</summary>
public static class FollowersWorkflow
{
    private static readonly FollowersJson Json = FollowersJson.Default;

    public static Workflow<CalendarFollowers, FollowerEvent> Definition { get; } =
        new Workflow<CalendarFollowers, FollowerEvent>(CalendarFollowers.Aggregate, 1, Decide, s => s.Technicians.Count == 0, Json)
            .Event<FollowerJoined>("calendar-followers.joined", 1, Json)
            .Event<FollowersTold>("calendar-followers.told", 1, Json)
            .On<TechnicianEngaged>((e, _) => e.CalendarId.Value)
            .On<HolidaysChosen>()
            .On<CalendarDaysClosed>()
            .On<CalendarDaysReopened>();

    private static IReadOnlyList<Output> Decide(CalendarFollowers state, WorkflowInput input, DateTimeOffset now) => input switch
    {
        WorkflowInput.Happened { Event: TechnicianEngaged } told => Joined(state, new TechnicianId(told.Envelope.Stream.Id)),
        WorkflowInput.Happened { Event: CalendarEvent } told when state.Technicians.Count > 0 => Tell(state, $"{told.Event.GetType().Name}/{told.Envelope.Version}"),
        _ => [],
    };

    private static IReadOnlyList<Output> Joined(CalendarFollowers state, TechnicianId technician) =>
        state.Technicians.Contains(technician) ? [] : [new Output.Record(new FollowerJoined(technician))];

    private static IReadOnlyList<Output> Tell(CalendarFollowers state, string because) => state.LastBecause == because ? [] :
    [
        .. state.Technicians.Select(t => new Output.Send($"tell:{t.Value}", new NoteCalendarChange(), t.Value)),
        new Output.Record(new FollowersTold(because)),
    ];
}

/// <summary>How the followers remember their state and record their events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CalendarFollowers))]
[JsonSerializable(typeof(FollowerJoined))]
[JsonSerializable(typeof(FollowersTold))]
public sealed partial class FollowersJson : JsonSerializerContext;
