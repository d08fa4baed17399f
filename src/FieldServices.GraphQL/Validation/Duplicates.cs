using System.Collections.Immutable;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>Finds names that occur more than once in a list.</summary>
internal static class Duplicates
{
    /// <summary>Reports each such name once, in the order of their first occurrence, with all its locations.</summary>
    public static void Report(IEnumerable<Name> names, Action<string, ImmutableArray<Location>> report)
    {
        Dictionary<string, List<Location>>? places = null;
        foreach (var name in names)
        {
            places ??= new(StringComparer.Ordinal);
            if (!places.TryGetValue(name.Value, out var locations))
                places.Add(name.Value, locations = []);
            locations.Add(name.Location);
        }
        foreach (var (name, locations) in places ?? [])
        {
            if (locations.Count > 1)
                report(name, [.. locations]);
        }
    }
}
