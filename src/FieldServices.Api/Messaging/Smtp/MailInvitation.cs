using System.Globalization;
using FieldServices.Api.Feeds.Text;
using FieldServices.Workflows.Messages;

namespace FieldServices.Api.Messaging.Smtp;

/// <summary>The invitation that goes with a mail about an appointment, made from the data of the message.</summary>
internal static class MailInvitation
{
    /// <summary>The method and the text; null for a message that is not about a new, moved or cancelled appointment.</summary>
    public static (string Method, string Text)? Of(OutgoingMessage message, string summary, string organizer)
    {
        var data = message.Message.Data;
        if (!data.TryGetValue("invitation.id", out var id))
            return null;
        var cancelled = data["invitation.method"] == "cancel";
        var entry = new CalendarEntry(
            Guid.Parse(id), long.Parse(data["invitation.sequence"], CultureInfo.InvariantCulture), Instant(data["invitation.start"]), Instant(data["invitation.end"]),
            cancelled ? CalendarStanding.Cancelled : CalendarStanding.Confirmed, summary, message.CreatedAt);
        return (CalendarText.MethodOf(entry), CalendarText.Invitation(entry, organizer, message.Message.Recipient));
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
