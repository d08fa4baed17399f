using System.Globalization;
using System.Text.RegularExpressions;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Import;

/// <summary>The incident file, read by other means than the product's.</summary>
internal static partial class Incidents
{
    public static string File => RepositoryRoot.At("data", "lfb_dwelling_fires_2009.csv");

    public static string Stations => RepositoryRoot.At("data", "lfb_property_assets.csv");

    public static string Header => System.IO.File.ReadLines(File).First();

    public static IReadOnlyList<Incident> All { get; } = [.. System.IO.File.ReadLines(File).Skip(1).Select(Parse)];

    /// <summary>The times in order, as PostgreSQL's <c>percentile_cont</c> sees them: linear interpolation between neighbours.</summary>
    public static double Percentile(IEnumerable<int> values, double share)
    {
        var sorted = values.Order().ToArray();
        var place = share * (sorted.Length - 1);
        var (low, high) = (sorted[(int)Math.Floor(place)], sorted[(int)Math.Ceiling(place)]);
        return low + ((high - low) * (place - Math.Floor(place)));
    }

    private static Incident Parse(string line)
    {
        var fields = Field().Matches(line).Select(m => m.Value.Trim('"')).ToArray();
        return new Incident(
            fields[0], DateTime.Parse(fields[1], CultureInfo.InvariantCulture), fields[11], int.Parse(fields[17], CultureInfo.InvariantCulture), fields[18]);
    }

    [GeneratedRegex("""(?<=^|,)("[^"]*"|[^,]*)(?=,|$)""")]
    private static partial Regex Field();

    /// <summary>What the tests need of a line.</summary>
    public sealed record Incident(string Number, DateTime CalledAtLocal, string Borough, int Seconds, string Station);
}
