using FieldServices.EventStore;

namespace FieldServices.Domain.WorkOrders;

/// <summary>What happens later cannot have been true earlier.</summary>
internal static class WorkOrderTimeOrder
{
    /// <summary>By how much the clocks of two machines may differ.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    public static Rejection? Check(WorkOrder state, DateTimeOffset now) =>
        now < state.LastAt - Tolerance
            ? new Rejection("work-order.time-before-last", $"Something later is on record already, at {state.LastAt:O}; give an effective time after it.")
            : null;
}
