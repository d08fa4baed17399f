using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Bookings;

/// <summary>Where a booking stands.</summary>
[JsonConverter(typeof(KebabCaseEnum<BookingStatus>))]
public enum BookingStatus
{
    Draft,
    Requested,
    Held,
    Quoted,
    PendingApproval,
    Confirmed,
    Scheduled,
    Assigned,
    Dispatched,
    EnRoute,
    OnSite,
    InProgress,
    Paused,
    AwaitingParts,
    Completed,
    Inspected,
    Invoiced,
    Closed,
    Cancelled,
    NoShow,
    Declined,
    Expired,
}
