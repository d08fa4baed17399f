using System.Text.Json;
using System.Text.Json.Serialization;

namespace FieldServices.EventStore;

/// <summary>
/// The body of a retired event: one that is no longer recorded and whose record is gone. Whoever reads the log sees it as it was
/// stored; folds and views are not given it.
/// </summary>
/// <param name="Json">The stored body.</param>
[JsonConverter(typeof(RetiredBodyConverter))]
public sealed record RetiredBody(JsonElement Json);

internal sealed class RetiredBodyConverter : JsonConverter<RetiredBody>
{
    public override RetiredBody Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, RetiredBody value, JsonSerializerOptions options) => value.Json.WriteTo(writer);
}

[JsonSerializable(typeof(RetiredBody))]
internal sealed partial class RetiredJson : JsonSerializerContext;
