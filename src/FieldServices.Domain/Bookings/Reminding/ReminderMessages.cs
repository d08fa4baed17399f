using System.Globalization;
using FieldServices.Domain.Customers;
using FieldServices.Domain.Shared;
using FieldServices.Workflows;

namespace FieldServices.Domain.Bookings.Reminding;

/// <summary>What is said, once it is certain that the customer is to be told. The data names no person.</summary>
internal static class ReminderMessages
{
    public static IReadOnlyList<Output> Send(BookingReminders state, Guid customer, CustomerTold told)
    {
        var sent = new NoticeSent(customer, told.Notice);
        // What was told of a time that is not agreed any more has been overtaken by the next notice.
        return told.StartsAt != state.StartsAt || state.Sent.Contains(sent)
            ? []
            : [.. Messages(state, told).Select(m => new Output.Deliver(m)), new Output.Record(sent)];
    }

    private static IEnumerable<Message> Messages(BookingReminders state, CustomerTold told)
    {
        var template = ReminderTemplates.Of(told.Notice);
        if (told.Phone is { } phone)
            yield return new Message("sms", phone.Value, template.Name, Facts(state, told));
        if (told.Email is { } email)
            yield return new Message("email", email.Value, template.Name, new Dictionary<string, string>([.. Facts(state, told), .. Invitation(state, told.Notice)]));
    }

    private static Dictionary<string, string> Facts(BookingReminders state, CustomerTold told) => new()
    {
        ["reference"] = BookingReference.Of(state.BookingId.Value),
        ["start"] = state.StartsAt is { } start ? Words(start, state.Zone, "dddd d MMMM yyyy 'at' HH:mm") : "a time to be agreed",
        ["expected"] = told.ExpectedAt is { } expected ? $"at about {Words(expected, state.Zone, "HH:mm")}" : "soon",
    };

    /// <summary>What a calendar needs to take the appointment in, move it or take it out; channels without calendars pass over it.</summary>
    private static Dictionary<string, string> Invitation(BookingReminders state, BookingNotice notice) =>
        notice is BookingNotice.Confirmed or BookingNotice.Rescheduled or BookingNotice.Cancelled && state is { StartsAt: { } start, EndsAt: { } end }
            ? new()
            {
                ["invitation.id"] = state.BookingId.Value.ToString(),
                ["invitation.method"] = notice == BookingNotice.Cancelled ? "cancel" : "request",
                ["invitation.start"] = start.ToString("O", CultureInfo.InvariantCulture),
                ["invitation.end"] = end.ToString("O", CultureInfo.InvariantCulture),
                ["invitation.sequence"] = state.Version.ToString(CultureInfo.InvariantCulture),
            }
            : new();

    private static string Words(DateTimeOffset instant, string zone, string form) => LocalTime.ToLocal(instant, zone).ToString(form, CultureInfo.InvariantCulture);
}
