namespace FieldServices.GraphQL.Validation;

/// <summary>Proposes names that a client may have meant.</summary>
internal static class Suggestion
{
    private const int MostNames = 5;
    private const int LongestName = 256;

    /// <summary>" Did you mean "a", "b", or "c"?"; nothing when there is nothing to propose.</summary>
    /// <param name="names">The proposals, best first.</param>
    /// <param name="intent">What to do with them, such as "to use an inline fragment on".</param>
    public static string DidYouMean(IReadOnlyList<string> names, string? intent = null)
    {
        var proposed = names.Take(MostNames).Select(name => $"\"{name}\"").ToArray();
        var opening = intent is null ? " Did you mean " : $" Did you mean {intent} ";
        return proposed.Length switch
        {
            0 => "",
            1 => $"{opening}{proposed[0]}?",
            2 => $"{opening}{proposed[0]} or {proposed[1]}?",
            _ => $"{opening}{string.Join(", ", proposed[..^1])}, or {proposed[^1]}?",
        };
    }

    /// <summary>The names that are few edits away from the given one, nearest first.</summary>
    public static IReadOnlyList<string> Similar(string name, IEnumerable<string> names)
    {
        if (name.Length > LongestName)
            return [];
        var distance = new EditDistance(name);
        var threshold = (int)(name.Length * 0.4) + 1;
        return
        [
            .. names.Distinct(StringComparer.Ordinal)
                .Select(candidate => (Name: candidate, Distance: distance.To(candidate, threshold)))
                .Where(candidate => candidate.Distance <= threshold)
                .OrderBy(candidate => candidate.Distance)
                .ThenBy(candidate => candidate.Name, NaturalOrder.Instance)
                .Select(candidate => candidate.Name),
        ];
    }
}
