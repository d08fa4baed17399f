using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Bookings;

[JsonConverter(typeof(IdJsonConverter<BookingId>))]
public readonly record struct BookingId(Guid Value) : IId<BookingId>
{
    public static BookingId From(Guid value) => new(value);
}
