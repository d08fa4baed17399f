using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace FieldServices.Domain.Shared.Formats;

/// <summary>A number that can be dialled from anywhere: one of the UK plan, or an international one by its form.</summary>
public sealed partial record PhoneNumber
{
    private const string Country = "+44";

    private PhoneNumber(string e164, PhoneKind? kind) => (E164, UkKind) = (e164, kind);

    /// <summary>The form of ITU-T E.164, such as +442079460463.</summary>
    public string E164 { get; }

    /// <summary>What it is for in the United Kingdom; null for a number of another country.</summary>
    public PhoneKind? UkKind { get; }

    /// <summary>As people of the country write it, such as 020 7946 0463; numbers of other countries as E.164.</summary>
    public string Written => UkKind is null ? E164 : NationalForm.Of(E164[Country.Length..]);

    /// <summary>Reads a number as people write it.</summary>
    /// <param name="text">Such as <c>020 7946 0463</c>, <c>+44 (0)20 7946 0463</c>, <c>0044…</c>, <c>tel:+44-20-…</c> or <c>+33 1 …</c>.</param>
    /// <param name="number">The number.</param>
    /// <param name="reason">Why it is none, with the remedy; it does not repeat the text.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PhoneNumber? number, [NotNullWhen(false)] out string? reason)
    {
        (number, reason) = Parse(text);
        return number is not null;
    }

    private static (PhoneNumber? Number, string? Reason) Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (null, "Write a telephone number; it cannot be empty.");
        if (text.Length > 40 || !Form().IsMatch(text))
            return (null, "Write digits only, with spaces, hyphens, brackets and a leading + where you like.");
        var compact = Separators().Replace(text, "");
        if (compact.StartsWith("00", StringComparison.Ordinal))
            compact = "+" + compact[2..];
        return compact switch
        {
            _ when compact.StartsWith(Country, StringComparison.Ordinal) => National(compact[Country.Length..].TrimStart('0')),
            ['+', ..] => International(compact),
            ['0', ..] => National(compact[1..]),
            _ => (null, "Begin with 0, or with + and the country code."),
        };
    }

    private static (PhoneNumber? Number, string? Reason) National(string digits) =>
        UkNumberPlan.KindOf(digits) is { } kind
            ? (new PhoneNumber(Country + digits, kind), null)
            : (null, digits.Length is 7 or 9 or 10
                ? "No UK number begins so. Check the digits after the first 0 or +44."
                : $"A UK number has ten or eleven digits with its first 0; this one has {digits.Length + 1}.");

    private static (PhoneNumber? Number, string? Reason) International(string compact) =>
        International().IsMatch(compact)
            ? (new PhoneNumber(compact, null), null)
            : (null, "An international number has a country code and 7 to 15 digits in all.");

    [GeneratedRegex(@"^\s*(tel:)?[ ]*\+?[0-9 \-().]*[0-9][0-9 \-().]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"tel:|(?<=^\D*44\D*)\(0\)|[ \s\-().]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^\+[1-9]\d{6,14}$", RegexOptions.CultureInvariant)]
    private static partial Regex International();
}
