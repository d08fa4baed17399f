namespace FieldServices.Domain.Series;

/// <summary>A series of bookings.</summary>
/// <param name="Id">The series.</param>
/// <param name="Version">Version of the series' history that this row shows.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="ServiceName">What the service was called when the series began.</param>
/// <param name="CustomerId">For whom.</param>
/// <param name="Rule">When its visits are, as a recurrence rule of RFC 5545.</param>
/// <param name="Zone">The IANA zone of the place.</param>
/// <param name="PlannedThrough">Everything up to this local day is planned.</param>
/// <param name="EndedFrom">The first local day without visits; none while it goes on.</param>
/// <param name="BegunAt">When it began.</param>
public sealed record BookingSeriesRow(
    Guid Id,
    long Version,
    Guid ServiceId,
    string ServiceName,
    Guid CustomerId,
    string Rule,
    string Zone,
    DateOnly? PlannedThrough,
    DateOnly? EndedFrom,
    DateTimeOffset BegunAt);
