namespace FieldServices.GraphQL.Validation;

/// <summary>Orders names as people do: runs of digits by their number, everything else by code unit.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var left = x.AsSpan();
        var right = y.AsSpan();
        while (!left.IsEmpty && !right.IsEmpty)
        {
            int order;
            if (char.IsAsciiDigit(left[0]) && char.IsAsciiDigit(right[0]))
                order = CompareNumbers(ref left, ref right);
            else
            {
                order = left[0].CompareTo(right[0]);
                left = left[1..];
                right = right[1..];
            }
            if (order != 0)
                return order;
        }
        return left.Length - right.Length;
    }

    private static int CompareNumbers(ref ReadOnlySpan<char> left, ref ReadOnlySpan<char> right)
    {
        var a = TakeNumber(ref left);
        var b = TakeNumber(ref right);
        return a.Length != b.Length ? a.Length - b.Length : a.SequenceCompareTo(b);
    }

    /// <summary>Takes the digits off the front, without leading zeros.</summary>
    private static ReadOnlySpan<char> TakeNumber(ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        var number = end < 0 ? text : text[..end];
        text = end < 0 ? [] : text[end..];
        return number.TrimStart('0');
    }
}
