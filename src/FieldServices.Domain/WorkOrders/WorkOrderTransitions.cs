using static FieldServices.Domain.WorkOrders.WorkOrderStatus;

namespace FieldServices.Domain.WorkOrders;

/// <summary>The life cycle of a work order, said once: what a command may do comes from this table.</summary>
public static class WorkOrderTransitions
{
    public static IReadOnlyList<WorkOrderTransition> All { get; } =
    [
        new("hold", [Requested, Held, Expired], [Held]),
        new("release", [Held], [Requested]),
        new("confirm", [Held], [Confirmed]),
        new("reschedule", [Held, Confirmed, InProgress], []),
        new("cancel", [Requested, Held, Expired, Confirmed, InProgress], [Cancelled]),
        new("note-progress", [.. Enum.GetValues<WorkOrderStatus>()], [Expired, InProgress, Completed]),
    ];

    public static IReadOnlyList<WorkOrderStatus> From(string command) => All.Single(t => t.Command == command).From;
}
