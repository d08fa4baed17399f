using FieldServices.Domain.Customers;
using FieldServices.Workflows.Messages;

namespace FieldServices.Domain.Bookings.Reminding;

/// <summary>The words about bookings; text messages leave the subject out.</summary>
public static class ReminderTemplates
{
    private static readonly string[] Facts = ["reference", "start", "expected"];

    private static readonly Dictionary<BookingNotice, MessageTemplate> ByNotice = new()
    {
        [BookingNotice.Confirmed] = Words("confirmed", "Your booking {reference} is agreed", "{reference} is agreed for {start}. If the time does not suit you, please tell us."),
        [BookingNotice.Rescheduled] = Words("rescheduled", "Your booking {reference} has another time", "{reference} was moved to {start}. If the time does not suit you, please tell us."),
        [BookingNotice.Cancelled] = Words("cancelled", "Your booking {reference} is cancelled", "{reference}, {start}, is cancelled. Nobody will come."),
        [BookingNotice.InADay] = Words("in-a-day", "Your booking {reference}", "We will be with you in a day: {start} ({reference}). If the time does not suit you, please tell us now."),
        [BookingNotice.DayBefore] = Words("day-before", "Tomorrow: your booking {reference}", "We will be with you tomorrow, {start} ({reference}). Please see to it that somebody can let us in."),
        [BookingNotice.InAnHour] = Words("in-an-hour", "In an hour: your booking {reference}", "We will be with you in about an hour, {start} ({reference})."),
        [BookingNotice.OnTheWay] = Words("on-the-way", "Our technician is on the way", "Our technician is on the way to you ({reference}) and should be there {expected}."),
        [BookingNotice.Completed] = Words(
            "completed", "The work of {reference} is done",
            "The work of {reference} is done. The invoice follows. If anything is not as it should be, please tell us within 14 days, and we come back."),
    };

    public static IReadOnlyList<MessageTemplate> All { get; } = [.. ByNotice.Values];

    public static MessageTemplate Of(BookingNotice notice) => ByNotice[notice];

    private static MessageTemplate Words(string name, string subject, string text) => new($"booking-{name}", Facts, subject, text);
}
