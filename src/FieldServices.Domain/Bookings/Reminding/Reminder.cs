using FieldServices.Domain.Customers;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Bookings.Reminding;

/// <summary>A reminder of an appointment: when it is due, and from when it is not worth sending any more.</summary>
/// <param name="Notice">Which one.</param>
/// <param name="Due">When it is due.</param>
/// <param name="Until">When the next one is due, or the appointment begins.</param>
internal sealed record Reminder(BookingNotice Notice, DateTimeOffset Due, DateTimeOffset Until)
{
    private static readonly TimeSpan Evening = TimeSpan.FromHours(18);

    /// <summary>
    /// The reminders of an appointment, in order: 24 hours before, at six in the evening of the day before, as the clocks of the place show
    /// it, and an hour before. When the first two fall together, one of them is enough.
    /// </summary>
    public static IReadOnlyList<Reminder> Of(DateTimeOffset start, string zone)
    {
        var evening = LocalTime.ToInstant(LocalTime.ToLocal(start, zone).Date.AddDays(-1) + Evening, zone);
        (BookingNotice Notice, DateTimeOffset Due)[] due =
        [
            .. new[] { (BookingNotice.InADay, start.AddDays(-1)), (BookingNotice.DayBefore, evening), (BookingNotice.InAnHour, start.AddHours(-1)) }
                .DistinctBy(r => r.Item2).OrderBy(r => r.Item2),
        ];
        return [.. due.Select((r, i) => new Reminder(r.Notice, r.Due, i + 1 < due.Length ? due[i + 1].Due : start))];
    }
}
