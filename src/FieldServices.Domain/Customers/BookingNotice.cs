using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Customers;

/// <summary>What a customer is told about a booking.</summary>
[JsonConverter(typeof(KebabCaseEnum<BookingNotice>))]
public enum BookingNotice
{
    Confirmed,
    Rescheduled,
    Cancelled,
    InADay,
    DayBefore,
    InAnHour,
    OnTheWay,
    Completed,
}
