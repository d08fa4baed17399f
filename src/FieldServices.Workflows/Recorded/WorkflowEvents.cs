using FieldServices.EventStore;

namespace FieldServices.Workflows.Recorded;

/// <summary>The library's own events, which stand in the streams of all workflows.</summary>
public static class WorkflowEvents
{
    /// <summary>To be registered in the event catalog beside the events of the domain and of the workflows.</summary>
    public static IReadOnlyList<EventType> All { get; } =
    [
        EventType.Of<WorkflowStepped>("workflow.stepped", 1, RecordedJson.Default),
        EventType.Of<WorkflowMigrated>("workflow.migrated", 1, RecordedJson.Default),
        EventType.Of<WorkflowCancelled>("workflow.cancelled", 1, RecordedJson.Default),
        EventType.Of<WorkflowIntervened>("workflow.intervened", 1, RecordedJson.Default),
    ];
}
