using System.Text.RegularExpressions;

namespace FieldServices.Domain.Shared.Formats;

/// <summary>How UK numbers are grouped when people write them; the first rule that fits is used.</summary>
internal static partial class NationalForm
{
    public static string Of(string digits) => digits switch
    {
        { Length: 7 } => Grouped(digits, 3, 4),
        { Length: 9 } when digits.StartsWith("800", StringComparison.Ordinal) => Grouped(digits, 3, 6),
        _ when FiveDigitArea().IsMatch(digits) => Grouped(digits, 5, digits.Length - 5),
        _ when FourDigitArea().IsMatch(digits) => Grouped(digits, 4, digits.Length - 4),
        _ when TwoDigitArea().IsMatch(digits) => Grouped(digits, 2, 4, 4),
        ['7', ..] => Grouped(digits, 4, 6),
        _ => Grouped(digits, 3, 3, 4),
    };

    private static string Grouped(string digits, params IEnumerable<int> lengths)
    {
        var at = 0;
        return "0" + string.Join(' ', lengths.Select(length => digits[at..(at += length)]));
    }

    // The smallest towns have areas of five digits; most have four; 011x and 01x1 are the large cities of three.
    [GeneratedRegex("^1(3873|5242|539[456]|697[347]|768[347]|9467)", RegexOptions.CultureInvariant)]
    private static partial Regex FiveDigitArea();

    [GeneratedRegex("^1([2-69][02-9]|[78])", RegexOptions.CultureInvariant)]
    private static partial Regex FourDigitArea();

    [GeneratedRegex("^([25]|70|76([03-9]|2[356]))", RegexOptions.CultureInvariant)]
    private static partial Regex TwoDigitArea();
}
