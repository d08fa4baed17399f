using System.Globalization;
using System.Text;
using FieldServices.Workflows;
using FieldServices.Workflows.Messages;

namespace FieldServices.Api.Messaging.Smtp;

/// <summary>A message as mail (RFC 5322, 2045 and 2047): headers in ASCII, text as it is where every server can carry it, otherwise in base64.</summary>
internal static class MailText
{
    private const int LongestLine = 900;
    private const int EncodedBytes = 42;

    /// <summary>The mail, with CR LF at the end of each line.</summary>
    /// <param name="message">The message; its recipient is an address and has been checked.</param>
    /// <param name="words">Its words; the subject has no control characters.</param>
    /// <param name="from">The sender.</param>
    /// <param name="now">The date of the mail.</param>
    public static byte[] Compose(OutgoingMessage message, RenderedMessage words, Mailbox from, DateTimeOffset now)
    {
        List<string> lines =
        [
            $"Date: {now.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000",
            $"From: {(from.Name is { } name ? $"{Phrase(name)} <{from.Address}>" : from.Address)}",
            $"To: {message.Message.Recipient}",
            $"Subject: {Header(words.Subject)}",
            $"Message-ID: <{message.Id}@{from.Domain}>",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
        ];
        if (message.Message.Priority == MessagePriority.Urgent)
            lines.Add("Importance: high");
        var part = Part("text/plain; charset=utf-8", words.Text);
        if (MailInvitation.Of(message, words.Subject, from.Address) is var (method, calendar))
        {
            // The identity of the message occurs in neither part.
            var boundary = $"part-{message.Id:N}";
            lines.AddRange([$"Content-Type: multipart/alternative; boundary=\"{boundary}\"", "", $"--{boundary}", .. part, $"--{boundary}"]);
            lines.AddRange([.. Part($"text/calendar; charset=utf-8; method={method}", calendar), $"--{boundary}--"]);
        }
        else
        {
            lines.AddRange(part);
        }

        return Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\n");
    }

    private static IEnumerable<string> Part(string type, string words)
    {
        var text = words.ReplaceLineEndings("\n");
        var plain = text.All(c => c is '\n' or '\t' or >= ' ' and < (char)127) && text.Split('\n').All(l => l.Length <= LongestLine);
        return
        [
            $"Content-Type: {type}",
            $"Content-Transfer-Encoding: {(plain ? "7bit" : "base64")}",
            "",
            .. plain ? text.TrimEnd('\n').Split('\n') : Convert.ToBase64String(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"))).Chunk(76).Select(c => new string(c)),
        ];
    }

    /// <summary>The mail as it goes over the line: a dot at the beginning of a line is doubled, and one alone ends it.</summary>
    public static byte[] Stuffed(byte[] mail)
    {
        var stuffed = new List<byte>(mail.Length + 16);
        for (var i = 0; i < mail.Length; i++)
        {
            if (mail[i] == '.' && (i == 0 || mail[i - 1] == '\n'))
                stuffed.Add((byte)'.');
            stuffed.Add(mail[i]);
        }
        stuffed.AddRange(".\r\n"u8);
        return [.. stuffed];
    }

    // A name outside of the quoted form may only have letters, digits and spaces.
    private static string Phrase(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c == ' ') ? name : Header(name, always: true);

    private static string Header(string text, bool always = false)
    {
        if (!always && text.Length <= 60 && text.All(c => c is >= ' ' and < (char)127) && !text.Contains("=?", StringComparison.Ordinal))
            return text;
        List<string> words = [];
        var (word, bytes) = (new StringBuilder(), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > EncodedBytes)
            {
                words.Add(Encoded(word.ToString()));
                (word, bytes) = (word.Clear(), 0);
            }
            word.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }
        words.Add(Encoded(word.ToString()));
        return string.Join("\r\n ", words);
    }

    private static string Encoded(string text) => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";
}
