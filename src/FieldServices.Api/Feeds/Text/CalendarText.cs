using System.Globalization;
using System.Text;

namespace FieldServices.Api.Feeds.Text;

/// <summary>
/// Appointments as iCalendar text (RFC 5545): instants in UTC, lines of at most 75 octets, everything that is not ours escaped.
/// </summary>
public static class CalendarText
{
    public const string MediaType = "text/calendar";
    private const int LongestLine = 75;

    /// <summary>A calendar to subscribe to.</summary>
    /// <param name="name">What programs call it.</param>
    /// <param name="entries">What is in it.</param>
    public static string Feed(string name, IEnumerable<CalendarEntry> entries)
    {
        var text = Begin("PUBLISH");
        Line(text, $"NAME:{Escaped(name)}");
        Line(text, $"X-WR-CALNAME:{Escaped(name)}");
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT15M");
        Line(text, "X-PUBLISHED-TTL:PT15M");
        foreach (var entry in entries)
            Event(text, entry);
        return End(text);
    }

    /// <summary>An invitation to one appointment, or its cancellation (RFC 5546).</summary>
    /// <param name="entry">The appointment.</param>
    /// <param name="organizer">Who invites: an e-mail address.</param>
    /// <param name="attendee">Who is invited: an e-mail address.</param>
    public static string Invitation(CalendarEntry entry, string organizer, string attendee)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var text = Begin(MethodOf(entry));
        Event(text, entry, $"ORGANIZER:mailto:{organizer}", $"ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:{attendee}");
        return End(text);
    }

    /// <summary>The method of an invitation.</summary>
    public static string MethodOf(CalendarEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Standing == CalendarStanding.Cancelled ? "CANCEL" : "REQUEST";
    }

    private static StringBuilder Begin(string method)
    {
        var text = new StringBuilder();
        foreach (var line in new[] { "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//FieldServices//Bookings//EN", "CALSCALE:GREGORIAN", $"METHOD:{method}" })
            Line(text, line);
        return text;
    }

    private static string End(StringBuilder text)
    {
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Event(StringBuilder text, CalendarEntry entry, params string[] people)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{entry.Id}@fieldservices");
        Line(text, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{entry.Sequence}"));
        Line(text, $"DTSTAMP:{Instant(entry.ChangedAt)}");
        Line(text, $"LAST-MODIFIED:{Instant(entry.ChangedAt)}");
        Line(text, $"DTSTART:{Instant(entry.Start)}");
        Line(text, $"DTEND:{Instant(entry.End)}");
        Line(text, $"STATUS:{entry.Standing.ToString().ToUpperInvariant()}");
        Line(text, $"TRANSP:{(entry.Standing == CalendarStanding.Cancelled ? "TRANSPARENT" : "OPAQUE")}");
        Line(text, $"SUMMARY:{Escaped(entry.Summary)}");
        if (entry.Description is { } description)
            Line(text, $"DESCRIPTION:{Escaped(description)}");
        if (entry.Location is { } location)
            Line(text, $"LOCATION:{Escaped(location)}");
        if (entry.Point is var (latitude, longitude))
            Line(text, string.Create(CultureInfo.InvariantCulture, $"GEO:{latitude:0.######};{longitude:0.######}"));
        foreach (var person in people)
            Line(text, person);
        Line(text, "END:VEVENT");
    }

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    // Control characters are not allowed in text at all; ends of lines are written as \n.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            if (c == '\n')
                escaped.Append("\\n");
            else if (c is '\\' or ';' or ',')
                escaped.Append('\\').Append(c);
            else if (!char.IsControl(c))
                escaped.Append(c);
        }

        return escaped.ToString();
    }

    // A line goes on in the next one behind a space; no character is torn apart.
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
