using System.Globalization;
using System.Numerics;

namespace FieldServices.GraphQL.Types;

/// <summary>Numbers as JavaScript shows them, which is what clients of GraphQL know (ECMA-262, Number::toString).</summary>
internal static class NumberText
{
    public static string Of(double number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        var exponent = text.IndexOf('E', StringComparison.Ordinal);
        if (exponent < 0)
            return text;
        return Math.Abs(number) switch
        {
            >= 1e21 => text.Replace('E', 'e'),
            >= 1e15 => new BigInteger(number).ToString(CultureInfo.InvariantCulture),
            >= 1e-6 => ((decimal)number).ToString(CultureInfo.InvariantCulture),
            _ => $"{text.AsSpan(0, exponent)}e-{text.AsSpan(exponent + 2).TrimStart('0')}",
        };
    }
}
