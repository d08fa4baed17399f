using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Bookings.Diary;

/// <summary>A booking as a diary shows it.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="Reference">Its name on the telephone.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="TechnicianId">Whose time it has, or had.</param>
/// <param name="Place">Which of the bookings that a crew can have beside each other.</param>
/// <param name="From">When the work begins.</param>
/// <param name="Until">When it ends.</param>
/// <param name="BusyFrom">From when the time is taken, with the buffer before it; none when it is not any more.</param>
/// <param name="BusyUntil">Until when, with the buffer after it.</param>
/// <param name="Point">Where.</param>
public sealed record DiaryEntry(
    Guid BookingId, string Reference, BookingStatus Status, Guid ServiceId, TechnicianId TechnicianId, int Place,
    DateTimeOffset From, DateTimeOffset Until, DateTimeOffset? BusyFrom, DateTimeOffset? BusyUntil, GeoPoint? Point)
{
    /// <summary>False while it is held, quoted or waits for approvals.</summary>
    public bool IsAgreed => Status is not (BookingStatus.Held or BookingStatus.Quoted or BookingStatus.PendingApproval);

    /// <summary>How much of the technician's time it takes, with its buffers as long as it has them.</summary>
    public double Minutes => ((BusyUntil ?? Until) - (BusyFrom ?? From)).TotalMinutes;
}
