using System.Text.Json;
using System.Text.Json.Serialization;
using FieldServices.EventStore.Sealing;

namespace FieldServices.EventStore;

/// <summary>Writes personal text as text: sealed while an event is being stored, otherwise as it is.</summary>
public sealed class PersonalTextConverter : JsonConverter<PersonalText>
{
    /// <inheritdoc/>
    public override PersonalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? new(reader.GetString()!) : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PersonalText value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(SealingPass.Stored(value));
    }
}
