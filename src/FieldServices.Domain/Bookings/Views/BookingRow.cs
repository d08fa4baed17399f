using FieldServices.Domain.Bookings.Places;
using FieldServices.Domain.Catalogue;
using NetTopologySuite.Geometries;

namespace FieldServices.Domain.Bookings.Views;

/// <summary>A booking as it stands now.</summary>
/// <param name="Id">The booking.</param>
/// <param name="Version">Version of the booking's history that this row shows.</param>
/// <param name="Reference">Its name on the telephone.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="ServiceName">What the service was called when it was booked.</param>
/// <param name="Package">The chosen package.</param>
/// <param name="CustomerId">For whom it was made.</param>
/// <param name="PropertyId">Where, by the id of the property.</param>
/// <param name="BookedBy">Who booked.</param>
/// <param name="Participants">Who takes part in a group booking, the first customer included.</param>
/// <param name="SeatsLeft">Places of a group booking that are free and kept for nobody.</param>
/// <param name="Price">The price as it was booked or quoted, in units of its currency.</param>
/// <param name="Currency">The currency of price and fee, by its ISO code.</param>
/// <param name="Fee">What is owed for a late cancellation or a no-show.</param>
/// <param name="Point">Where.</param>
/// <param name="Zone">The IANA zone of the place.</param>
/// <param name="TechnicianId">Whose time it has, or had.</param>
/// <param name="Place">Which of the bookings that the technician can have beside each other.</param>
/// <param name="StartsAt">When the work is to begin.</param>
/// <param name="EndsAt">When it is to end.</param>
/// <param name="LocalDay">The day of the start at the place.</param>
/// <param name="LocalStart">The start as the clocks at the place show it, such as 2026-03-28T09:00.</param>
/// <param name="BusyFrom">From when the technician's time is the booking's alone; none when it is not any more.</param>
/// <param name="BusyUntil">Until when.</param>
/// <param name="ExpiresAt">When the hold or the quote runs out.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="LeadHours">From the request to the start, in hours.</param>
/// <param name="ExpectedAt">When the technician expects to arrive.</param>
/// <param name="ArrivedAt">When the technician arrived.</param>
/// <param name="OnTime">Whether that was at most 15 minutes after the agreed start.</param>
/// <param name="CompletedAt">When the work was done.</param>
/// <param name="CancelledAt">When it was given back.</param>
/// <param name="CancelledBy">Who gave it back.</param>
/// <param name="TimesRescheduled">How often it was moved.</param>
/// <param name="Visits">How many visits it has had or has agreed.</param>
/// <param name="InvoiceNumber">The invoice.</param>
/// <param name="UpdatedAt">When anything here last changed.</param>
/// <param name="WorkOrderId">The work order of which it is a visit; none when it stands alone.</param>
/// <param name="VisitNumber">Which of the work order's visits it is, from 1.</param>
/// <param name="VisitName">What is done at that visit.</param>
/// <param name="KeptPlaces">Places that are kept for customers on the waiting list.</param>
public sealed record BookingRow(
    Guid Id,
    long Version,
    string Reference,
    BookingStatus Status,
    Guid ServiceId,
    string ServiceName,
    string? Package,
    Guid CustomerId,
    Guid? PropertyId,
    BookedBy BookedBy,
    IReadOnlyList<Participant> Participants,
    int SeatsLeft,
    decimal? Price,
    string? Currency,
    decimal? Fee,
    Geometry? Point,
    string Zone,
    Guid? TechnicianId,
    int? Place,
    DateTimeOffset? StartsAt,
    DateTimeOffset? EndsAt,
    DateOnly? LocalDay,
    string? LocalStart,
    DateTimeOffset? BusyFrom,
    DateTimeOffset? BusyUntil,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset RequestedAt,
    double? LeadHours,
    DateTimeOffset? ExpectedAt,
    DateTimeOffset? ArrivedAt,
    bool? OnTime,
    DateTimeOffset? CompletedAt,
    DateTimeOffset? CancelledAt,
    CancelledBy? CancelledBy,
    int TimesRescheduled,
    int Visits,
    string? InvoiceNumber,
    DateTimeOffset UpdatedAt,
    Guid? WorkOrderId = null,
    int? VisitNumber = null,
    string? VisitName = null,
    IReadOnlyList<KeptPlaces>? KeptPlaces = null);
