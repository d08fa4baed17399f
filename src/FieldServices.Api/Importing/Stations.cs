using CsvHelper;
using FieldServices.Domain.Shared;
using Npgsql;

namespace FieldServices.Api.Importing;

/// <summary>The brigade's stations: their names in the incident file, and where they stand.</summary>
public static class Stations
{
    // The list of sites spells this one differently.
    private static readonly Dictionary<string, string> OtherSpellings = new() { ["WIMBLEDON"] = "WIMBLENDON" };

    /// <summary>The positions of the named stations; a name that no site has is left out.</summary>
    public static async Task<IReadOnlyDictionary<string, GeoPoint>> LocateAsync(
        IEnumerable<string> names, string sites, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var grid = ReadGrid(sites);
        var found = names.Select(n => (Name: n, At: Find(n, grid))).Where(s => s.At is not null).ToList();
        await using var command = database.CreateCommand(
            """
            select st_y(p), st_x(p)
            from unnest($1::float8[], $2::float8[]) with ordinality as s (easting, northing, n)
            cross join lateral st_transform(st_setsrid(st_point(easting, northing), 27700), 4326) as p order by n
            """);
        command.Parameters.Add(new() { Value = found.Select(s => s.At!.Value.Easting).ToArray() });
        command.Parameters.Add(new() { Value = found.Select(s => s.At!.Value.Northing).ToArray() });
        var points = new Dictionary<string, GeoPoint>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        foreach (var (name, _) in found)
        {
            await reader.ReadAsync(cancellationToken);
            points[name] = new GeoPoint(Math.Round(reader.GetDouble(0), 6), Math.Round(reader.GetDouble(1), 6));
        }
        return points;
    }

    private static List<(string Name, (double Easting, double Northing) At)> ReadGrid(string sites)
    {
        using var csv = CsvReader.FromFile(sites, new CsvReaderOptions { Separator = ',' });
        var grid = new List<(string, (double, double))>();
        while (csv.Read())
            grid.Add((csv.GetString("Holding_Name").ToUpperInvariant(), (csv.Parse<double>("Easting"), csv.Parse<double>("Northing"))));
        return grid;
    }

    private static (double Easting, double Northing)? Find(string name, List<(string Name, (double, double) At)> grid)
    {
        var wanted = name.ToUpperInvariant();
        wanted = OtherSpellings.GetValueOrDefault(wanted, wanted);
        return grid.Where(s => s.Name == wanted || s.Name.StartsWith(wanted + " (", StringComparison.Ordinal))
            .Select(s => ((double, double)?)s.At).FirstOrDefault();
    }
}
