using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>Two fields that cannot be merged, or two that cannot because fields below them cannot.</summary>
/// <param name="ResponseKey">The response key they share.</param>
/// <param name="Reason">Why they cannot be merged.</param>
/// <param name="First">The first field and those of its sub-fields that are to blame.</param>
/// <param name="Second">The second field and those of its sub-fields that are to blame.</param>
internal sealed record FieldConflict(string ResponseKey, string Reason, IReadOnlyList<Field> First, IReadOnlyList<Field> Second)
{
    private const int LongestText = 1000;
    private const int MostFields = 20;

    /// <summary>Explains the conflict of two fields by the conflicts below them; null when there are none.</summary>
    public static FieldConflict? Of(string responseKey, FieldUse first, FieldUse second, IReadOnlyList<FieldConflict> below)
    {
        if (below.Count == 0)
            return null;
        var reason = "";
        foreach (var conflict in below)
        {
            if (reason.Length > LongestText)
                break;
            reason += (reason.Length == 0 ? "" : " and ") + $"subfields \"{Shorten(conflict.ResponseKey)}\" conflict because {conflict.Reason}";
        }
        return new FieldConflict(
            responseKey,
            Shorten(reason),
            Blame(first.Node, below.Select(conflict => conflict.First)),
            Blame(second.Node, below.Select(conflict => conflict.Second)));
    }

    /// <summary>A text that a client chose, short enough for a message.</summary>
    public static string Shorten(string text) => text.Length > LongestText ? string.Concat(text.AsSpan(0, LongestText), "...") : text;

    /// <summary>The fields of each conflict end with the innermost, which say most; so where there are too many, the last are kept.</summary>
    private static List<Field> Blame(Field field, IEnumerable<IReadOnlyList<Field>> below)
    {
        var fields = new List<Field> { field };
        foreach (var conflict in below)
            fields.AddRange(conflict.TakeLast(MostFields - fields.Count));
        return fields;
    }
}
