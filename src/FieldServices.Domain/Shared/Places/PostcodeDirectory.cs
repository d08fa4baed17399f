using System.Globalization;
using System.IO.Compression;
using FieldServices.Domain.Shared.Formats;

namespace FieldServices.Domain.Shared.Places;

/// <summary>
/// The 44,902 postcodes of the areas NW and HA and of Barnet, Brent, Camden, Harrow and Westminster, from Code-Point Open of 2014.
/// Postcodes of other places, and newer ones, are not known.
/// </summary>
public static class PostcodeDirectory
{
    private const string Resource = "postcodes_nw_london.csv.gz";

    private static readonly Lazy<Dictionary<string, PostcodePlace>> Places = new(Read);

    /// <summary>Where a postcode is; null when it is not in the directory.</summary>
    public static PostcodePlace? Find(Postcode postcode)
    {
        ArgumentNullException.ThrowIfNull(postcode);
        return Places.Value.GetValueOrDefault(postcode.Compact);
    }

    private static Dictionary<string, PostcodePlace> Read()
    {
        using var packed = typeof(PostcodeDirectory).Assembly.GetManifestResourceStream(Resource)!;
        using var lines = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        var (places, names) = (new Dictionary<string, PostcodePlace>(), new Dictionary<string, string>());
        lines.ReadLine();
        while (lines.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            places[cells[0].Replace(" ", "", StringComparison.Ordinal)] = new PostcodePlace(new GeoPoint(Degrees(cells[1]), Degrees(cells[2])), Once(cells[3]), Once(cells[4]));
        }
        return places;

        string Once(string name) => names.TryGetValue(name, out var known) ? known : names[name] = name;
    }

    private static double Degrees(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
