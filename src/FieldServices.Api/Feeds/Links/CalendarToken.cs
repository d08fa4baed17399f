using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace FieldServices.Api.Feeds.Links;

/// <summary>The secret of a calendar link: 256 bits of chance. Whoever has it sees the calendar; what is stored is its hash.</summary>
/// <param name="Text">As it stands in the link.</param>
public sealed record CalendarToken(string Text)
{
    private const int Length = 43;

    public static CalendarToken Create() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Null for what no token looks like.</summary>
    public static CalendarToken? TryParse(string? text) =>
        text?.Length == Length && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? new CalendarToken(text) : null;

    public byte[] Hash() => SHA256.HashData(Encoding.ASCII.GetBytes(Text));

    /// <summary>Never the secret.</summary>
    public override string ToString() => "[calendar token]";
}
