using System.Globalization;

namespace FieldServices.EventStore.Proving.Exporting;

/// <summary>Times as the server counts them, microseconds since 2000-01-01T00:00Z, and as text that loses nothing.</summary>
internal static class StoredTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static string Text(long microseconds) => microseconds switch
    {
        long.MaxValue => "infinity",
        long.MinValue => "-infinity",
        _ => Epoch.AddTicks(checked(microseconds * 10)).ToString(Format, CultureInfo.InvariantCulture),
    };

    public static long? Parse(string text) => text switch
    {
        "infinity" => long.MaxValue,
        "-infinity" => long.MinValue,
        _ => DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at)
            ? (at - Epoch).Ticks / 10
            : null,
    };
}
