namespace FieldServices.GraphQL.Validation;

/// <summary>
/// How many insertions, deletions, substitutions and swaps of neighbours lie between two names (the restricted
/// Damerau-Levenshtein distance). Case is ignored, but names that differ only in case are one edit apart.
/// </summary>
internal sealed class EditDistance(string name)
{
    private readonly string _lower = name.ToLowerInvariant();

    /// <summary>The distance, or <see cref="int.MaxValue"/> when it is larger than the threshold.</summary>
    public int To(string other, int threshold)
    {
        if (name == other)
            return 0;
        var lower = other.ToLowerInvariant();
        if (_lower == lower)
            return 1;
        if (Math.Abs(_lower.Length - lower.Length) > threshold)
            return int.MaxValue;
        return Measure(_lower, lower, threshold);
    }

    private static int Measure(string a, string b, int threshold)
    {
        var (beforeLast, last, current) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var column = 0; column <= b.Length; column++)
            last[column] = column;
        for (var row = 1; row <= a.Length; row++)
        {
            current[0] = row;
            var smallest = row;
            for (var column = 1; column <= b.Length; column++)
            {
                var substitution = last[column - 1] + (a[row - 1] == b[column - 1] ? 0 : 1);
                var cell = Math.Min(substitution, Math.Min(last[column], current[column - 1]) + 1);
                if (row > 1 && column > 1 && a[row - 1] == b[column - 2] && a[row - 2] == b[column - 1])
                    cell = Math.Min(cell, beforeLast[column - 2] + 1);
                current[column] = cell;
                smallest = Math.Min(smallest, cell);
            }
            if (smallest > threshold)
                return int.MaxValue;
            (beforeLast, last, current) = (last, current, beforeLast);
        }
        return last[b.Length] <= threshold ? last[b.Length] : int.MaxValue;
    }
}
