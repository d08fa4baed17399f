using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Bookings;

/// <summary>Who gives a booking back; only customers may owe a fee.</summary>
[JsonConverter(typeof(KebabCaseEnum<CancelledBy>))]
public enum CancelledBy
{
    Customer,
    Office,
    Technician,
}
