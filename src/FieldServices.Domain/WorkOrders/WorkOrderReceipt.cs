namespace FieldServices.Domain.WorkOrders;

/// <summary>What whoever sends a command is told at once.</summary>
/// <param name="Reference">The work order's name on the telephone, such as W-7F3K-2QXM.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Visits">Its visits, with their bookings.</param>
/// <param name="ExpiresAt">When the kept times run out by themselves.</param>
/// <param name="AllowedCommands">What is possible now.</param>
public sealed record WorkOrderReceipt(
    string Reference, WorkOrderStatus Status, IReadOnlyList<VisitReceipt> Visits, DateTimeOffset? ExpiresAt, IReadOnlyList<string> AllowedCommands)
{
    public static WorkOrderReceipt Of(Guid id, WorkOrder order) => new(
        WorkOrderReference.Of(id),
        order.Status,
        [.. order.Visits.Select(v => new VisitReceipt(v.Number, v.Name, WorkOrder.BookingOf(id, v.Number), v.Progress, v.Time?.Start))],
        order.ExpiresAt,
        [.. WorkOrderTransitions.All.Where(t => t.From.Contains(order.Status)).Select(t => t.Command)]);
}
