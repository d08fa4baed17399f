using System.Text.Json;
using System.Text.Json.Serialization;

namespace FieldServices.Domain.Shared;

/// <summary>Writes an id as its UUID text.</summary>
public sealed class IdJsonConverter<TId> : JsonConverter<TId>
    where TId : struct, IId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var value)
            ? TId.From(value)
            : throw new JsonException("Expected a UUID such as 01890a5d-ac96-774b-bcce-b302099a8057.");

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
