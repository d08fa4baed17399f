using FieldServices.Domain.Bookings;

namespace FieldServices.Api.Reads.Fields;

/// <summary>How many bookings stand somewhere.</summary>
/// <param name="Status">Where.</param>
/// <param name="Count">How many.</param>
internal sealed record StatusCount(BookingStatus Status, long Count);
