using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Bookings;

/// <summary>The name of a booking on the telephone, such as B-7F3K-2QXM.</summary>
public static class BookingReference
{
    public static string Of(Guid id) => Reference.Of('B', id);
}
