namespace FieldServices.Domain.Shared.Places;

/// <summary>The names of the conservation areas of Brent and Harrow; those of other boroughs are not known.</summary>
public static class ConservationAreas
{
    private const string Resource = "conservation_areas_brent_harrow.csv";

    private static readonly Lazy<ILookup<string, string>> Names = new(Read);

    /// <summary>The names in a borough; empty when its areas are not known.</summary>
    public static IReadOnlyList<string> In(string? borough) => borough is null ? [] : [.. Names.Value[borough]];

    private static ILookup<string, string> Read()
    {
        using var lines = new StreamReader(typeof(ConservationAreas).Assembly.GetManifestResourceStream(Resource)!);
        return lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))
            .ToLookup(cells => cells[2].Trim(), cells => cells[1], StringComparer.OrdinalIgnoreCase);
    }
}
