using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.WorkOrders;

/// <summary>Where a work order stands.</summary>
[JsonConverter(typeof(KebabCaseEnum<WorkOrderStatus>))]
public enum WorkOrderStatus
{
    /// <summary>It is wanted; its visits have no times.</summary>
    Requested,

    /// <summary>The times of all visits are kept for a while.</summary>
    Held,

    /// <summary>The kept times have run out.</summary>
    Expired,

    /// <summary>All visits are agreed.</summary>
    Confirmed,

    /// <summary>A visit has begun, and not all are done.</summary>
    InProgress,

    /// <summary>All visits are done.</summary>
    Completed,

    /// <summary>It was given back; visits that were done before stay done.</summary>
    Cancelled,
}
