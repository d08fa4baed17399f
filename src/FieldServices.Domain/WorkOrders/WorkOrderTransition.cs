namespace FieldServices.Domain.WorkOrders;

/// <summary>What a command does to the status of a work order.</summary>
/// <param name="Command">The command.</param>
/// <param name="From">In which statuses it is possible.</param>
/// <param name="To">Where it leads; empty when the status stays.</param>
public sealed record WorkOrderTransition(string Command, IReadOnlyList<WorkOrderStatus> From, IReadOnlyList<WorkOrderStatus> To);
