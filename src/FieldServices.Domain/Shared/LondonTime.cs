using System.Globalization;

namespace FieldServices.Domain.Shared;

/// <summary>The clock in the United Kingdom, by which people are told times.</summary>
public static class LondonTime
{
    public const string Zone = "Europe/London";

    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById(Zone);

    public static DateTimeOffset Of(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, London);

    /// <summary>The form <c>14:05 on 2 March</c>.</summary>
    public static string Words(DateTimeOffset instant) => Of(instant).ToString("HH:mm 'on' d MMMM", CultureInfo.InvariantCulture);
}
