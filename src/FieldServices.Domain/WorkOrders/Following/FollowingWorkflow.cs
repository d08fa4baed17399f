using System.Text.Json.Serialization;
using FieldServices.Domain.Bookings;
using FieldServices.EventStore;
using FieldServices.Workflows;

namespace FieldServices.Domain.WorkOrders.Following;

/// <summary>Tells a work order what becomes of the bookings of its visits, from which its own progress follows.</summary>
public static class FollowingWorkflow
{
    private static readonly FollowingJson Json = FollowingJson.Default;

    public static Workflow<FollowedOrder, FollowingEvent> Definition { get; } =
        new Workflow<FollowedOrder, FollowingEvent>(FollowedOrder.Aggregate, 1, Decide, s => s.IsOver, Json)
            .Event<NoteAsked>("work-order-progress.note-asked", 1, Json)
            .Event<FollowingEnded>("work-order-progress.ended", 1, Json)
            .On<WorkOrderCompleted>()
            .On<WorkOrderCancelled>()
            .On<WorkStarted>(OrderOf)
            .On<WorkResumed>(OrderOf)
            .On<WorkPaused>(OrderOf)
            .On<PartsAwaited>(OrderOf)
            .On<WorkCompleted>(OrderOf)
            .On<WorkInspected>(OrderOf)
            .On<NoShowNoted>(OrderOf)
            .On<BookingExpired>(OrderOf);

    private static IReadOnlyList<Output> Decide(FollowedOrder state, WorkflowInput input, DateTimeOffset now)
    {
        if (input is WorkflowInput.Happened { Event: WorkOrderCompleted or WorkOrderCancelled })
            return state.IsOver ? [] : [new Output.Record(new FollowingEnded())];
        if (input is not WorkflowInput.Happened { Event: BookingEvent { VisitOf: { } visit } e } told || ProgressOf(e) is not { } progress)
            return [];
        var note = new NoteAsked(visit.Number, progress, told.Envelope.Version);
        return state.Asked.Any(a => a.Visit == note.Visit && a.Version >= note.Version)
            ? []
            : [new Output.Send($"note:{note.Visit}:{note.Version}", new NoteProgress(note.Visit, progress, note.Version), visit.WorkOrderId), new Output.Record(note)];
    }

    private static VisitProgress? ProgressOf(BookingEvent @event) => @event switch
    {
        WorkStarted or WorkResumed or WorkInspected { Passed: false } => VisitProgress.Underway,
        WorkPaused or PartsAwaited => VisitProgress.Interrupted,
        WorkCompleted => VisitProgress.Done,
        NoShowNoted => VisitProgress.Missed,
        BookingExpired => VisitProgress.Open,
        _ => null,
    };

    private static Guid? OrderOf(BookingEvent @event, StreamId booking) => @event.VisitOf?.WorkOrderId;
}

/// <summary>How following a work order remembers its state and records its events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FollowedOrder))]
[JsonSerializable(typeof(NoteAsked))]
[JsonSerializable(typeof(FollowingEnded))]
public sealed partial class FollowingJson : JsonSerializerContext;
