using System.Globalization;
using CsvHelper;

namespace FieldServices.Api.Importing;

/// <summary>One line of the brigade's incident file, read and checked.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Number">The brigade's incident number.</param>
/// <param name="CalledAt">When the call was taken (UTC).</param>
/// <param name="Kind">Such as "Primary Fire".</param>
/// <param name="Property">Such as "House - single occupancy".</param>
/// <param name="Borough">The London borough.</param>
/// <param name="Ward">The ward.</param>
/// <param name="District">The postcode district.</param>
/// <param name="Latitude">Degrees, WGS 84.</param>
/// <param name="Longitude">Degrees, WGS 84.</param>
/// <param name="Station">The station whose engine came first.</param>
/// <param name="AttendanceSeconds">Seconds until it was there.</param>
public sealed record CsvIncident(
    long Line, string Number, DateTimeOffset CalledAt, string Kind, string Property, string Borough, string Ward, string District,
    double Latitude, double Longitude, string Station, int AttendanceSeconds)
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>Reads a file line by line; a broken line is told and skipped.</summary>
    public static IEnumerable<CsvIncident> ReadAll(string path, Action<long, string> broken)
    {
        using var csv = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true });
        while (csv.Read())
        {
            if (TryRead(csv, broken) is { } incident)
                yield return incident;
        }
    }

    private static CsvIncident? TryRead(CsvReader csv, Action<long, string> broken)
    {
        var line = csv.LineNumber;
        try
        {
            return new CsvIncident(
                line,
                Text(csv, "IncidentNumber"),
                ToInstant(LocalTime(csv, "CallTimeLocal")),
                Text(csv, "StopCodeDescription"),
                Text(csv, "PropertyType"),
                Text(csv, "BoroughName"),
                Text(csv, "WardName"),
                Text(csv, "PostcodeDistrict"),
                Amount(csv, "Latitude", -90, 90),
                Amount(csv, "Longitude", -180, 180),
                Text(csv, "FirstPump_Station"),
                (int)Amount(csv, "FirstPump_AttendanceSeconds", 0, 86_400));
        }
        catch (Exception e) when (e is FormatException or OverflowException or CsvFormatException)
        {
            broken(line, e is FormatException ? e.Message : "The line cannot be read.");
            return null;
        }
    }

    private static string Text(CsvReader csv, string column) =>
        csv.TryGetFieldIndex(column, out var index) && !csv.IsEmpty(index) && csv.GetString(index).Trim() is { Length: > 0 } value
            ? value
            : throw new FormatException($"{column} is empty or missing.");

    private static double Amount(CsvReader csv, string column, double least, double most) =>
        double.TryParse(Text(csv, column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new FormatException($"{column} is not a number from {least} to {most}.");

    private static DateTime LocalTime(CsvReader csv, string column) =>
        DateTime.TryParseExact(Text(csv, column), "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? value
            : throw new FormatException($"{column} is not a time such as 2009-01-01T00:16:02.");

    // A time that the change to summer time leaves out is read as the hour after it.
    private static DateTimeOffset ToInstant(DateTime local) =>
        TimeZoneInfo.ConvertTimeToUtc(London.IsInvalidTime(local) ? local.AddHours(1) : local, London);
}
