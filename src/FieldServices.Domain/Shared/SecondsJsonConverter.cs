using System.Text.Json;
using System.Text.Json.Serialization;

namespace FieldServices.Domain.Shared;

/// <summary>A length of time as a number of seconds, which every reader of JSON understands; exact to 100 nanoseconds.</summary>
public sealed class SecondsJsonConverter : JsonConverter<TimeSpan>
{
    public static decimal Seconds(TimeSpan length) => (decimal)length.Ticks / TimeSpan.TicksPerSecond;

    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetDecimal(out var seconds) && Math.Abs(seconds) < long.MaxValue / TimeSpan.TicksPerSecond
            ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : throw new JsonException("Expected a number of seconds.");

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(Seconds(value));
    }
}
