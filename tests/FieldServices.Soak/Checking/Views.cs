using FieldServices.Soak.Evidence;

namespace FieldServices.Soak.Checking;

/// <summary>The rows that were kept up to date are those that the whole log gives.</summary>
internal static class Views
{
    public static IEnumerable<string> Differences(TenantEvidence evidence)
    {
        foreach (var view in evidence.Views)
        {
            foreach (var row in Without(view.Kept, view.Rebuilt))
                yield return $"{view.View} has a row that the log does not give: {row}";
            foreach (var row in Without(view.Rebuilt, view.Kept))
                yield return $"{view.View} lacks a row that the log gives: {row}";
        }
    }

    // With multiplicity: a row that is there twice is too much once.
    private static IEnumerable<string> Without(IReadOnlyList<string> rows, IReadOnlyList<string> others)
    {
        var left = others.CountBy(r => r).ToDictionary();
        foreach (var row in rows)
        {
            var count = left.GetValueOrDefault(row);
            if (count == 0)
                yield return row;
            else
                left[row] = count - 1;
        }
    }
}
