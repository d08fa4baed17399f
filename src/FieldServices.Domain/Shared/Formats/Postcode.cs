using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace FieldServices.Domain.Shared.Formats;

/// <summary>A UK postcode by its form; whether it is in use is for a directory to say.</summary>
public sealed partial record Postcode
{
    private const string Girobank = "GIR0AA";

    private Postcode(string compact) => (Outcode, Incode) = (compact[..^3], compact[^3..]);

    /// <summary>The first half, such as NW6: the district.</summary>
    public string Outcode { get; }

    /// <summary>The second half, such as 6RG.</summary>
    public string Incode { get; }

    /// <summary>Such as NW6 6.</summary>
    public string Sector => $"{Outcode} {Incode[0]}";

    /// <summary>The letters it begins with, such as NW.</summary>
    public string Area => string.Concat(Outcode.TakeWhile(char.IsAsciiLetter));

    /// <summary>True in the postal areas NW and HA.</summary>
    public bool IsNorthWestLondon => Area is "NW" or "HA";

    internal string Compact => Outcode + Incode;

    /// <summary>As it is written, such as NW6 6RG.</summary>
    public override string ToString() => $"{Outcode} {Incode}";

    /// <summary>Reads a postcode in any case, with or without spaces between its letters and digits.</summary>
    /// <param name="text">Such as <c>nw66rg</c>.</param>
    /// <param name="postcode">The postcode.</param>
    /// <param name="reason">Why it is none, with the remedy; it does not repeat the text.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Postcode? postcode, [NotNullWhen(false)] out string? reason)
    {
        var compact = text is null || text.Length > 20 ? "" : string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        reason = Fault(compact);
        postcode = reason is null ? new Postcode(compact) : null;
        return postcode is not null;
    }

    /// <summary>True for the first half alone, such as <c>nw6</c>.</summary>
    public static bool IsOutcode(string text) => Fault(text.Trim().ToUpperInvariant() + "0AA") is null;

    private static string? Fault(string compact) => compact switch
    {
        Girobank => null,
        { Length: < 5 or > 7 } => "Write the whole UK postcode, such as NW6 6RG.",
        _ when !char.IsAsciiDigit(compact[^3]) => "The second half of a postcode is a digit and two letters, such as 6RG.",
        _ when !Incoded().IsMatch(compact) => "The letters C, I, K, M, O and V are not used in the second half of a postcode.",
        _ when !Outcoded().IsMatch(compact[..^3]) => "No postcode begins so. The first half is one or two letters and a number, such as NW6, W1T or EC1A.",
        _ => null,
    };

    [GeneratedRegex("[0-9][ABD-HJLNP-UW-Z]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Incoded();

    // Royal Mail's six forms; which letters may stand in each place is part of them.
    [GeneratedRegex("^[A-PR-UWYZ]([0-9][0-9]?|[0-9][A-HJKPSTUW]|[A-HK-Y][0-9][0-9]?|[A-HK-Y][0-9][ABEHMNPRVWXY])$", RegexOptions.CultureInvariant)]
    private static partial Regex Outcoded();
}
