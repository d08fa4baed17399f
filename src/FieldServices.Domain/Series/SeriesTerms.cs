using FieldServices.Domain.Bookings;
using FieldServices.Domain.Calendars;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Series;

/// <summary>What each visit of a series is, but for its time.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="CustomerId">For whom.</param>
/// <param name="TechnicianIds">Who comes: the first of them who has time. When nobody is named, whoever came last, if free, or whoever has the shortest journey.</param>
/// <param name="Zone">The IANA zone of the place.</param>
/// <param name="CalendarId">Whose closed days and bank holidays are kept free; none when it is left out.</param>
/// <param name="OnClosedDays">What becomes of a visit on such a day.</param>
/// <param name="PropertyId">Where, by the id of the property.</param>
/// <param name="Point">Where, as a position.</param>
/// <param name="Package">One of the packages of the service.</param>
/// <param name="Seats">How many places of a group booking.</param>
/// <param name="ConfirmDays">How many days before its time a visit is confirmed by itself; until then its time is held.</param>
/// <param name="Contact">How the customer is told.</param>
public sealed record SeriesTerms(
    ServiceId ServiceId,
    Guid CustomerId,
    IReadOnlyList<TechnicianId>? TechnicianIds = null,
    string Zone = LondonTime.Zone,
    CalendarId? CalendarId = null,
    ClosedDayRule OnClosedDays = ClosedDayRule.Skip,
    Guid? PropertyId = null,
    GeoPoint? Point = null,
    string? Package = null,
    int Seats = 1,
    int ConfirmDays = 14,
    BookingContact? Contact = null);
