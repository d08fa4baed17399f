using System.Buffers;
using System.Text.Json;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>From literals of a document to JSON and back.</summary>
internal static class LiteralJson
{
    public static JsonElement ToJson(Value literal)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, literal);
        // How deep a literal nests is for the limits of the parser to say.
        var reader = new Utf8JsonReader(buffer.WrittenSpan, new JsonReaderOptions { MaxDepth = int.MaxValue });
        return JsonElement.ParseValue(ref reader);
    }

    public static Value FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => new NullValue(default),
        JsonValueKind.True => new BooleanValue(true, default),
        JsonValueKind.False => new BooleanValue(false, default),
        JsonValueKind.String => new StringValue(json.GetString()!, false, default),
        JsonValueKind.Number => FromNumber(json.GetRawText()),
        JsonValueKind.Array => new ListValue([.. json.EnumerateArray().Select(FromJson)], default),
        _ => new ObjectValue([.. json.EnumerateObject().Select(static p => new ObjectField(new Name(p.Name, default), FromJson(p.Value), default))], default),
    };

    private static Value FromNumber(string text) =>
        text.AsSpan().IndexOfAny('.', 'e', 'E') < 0 ? new IntValue(text, default) : new FloatValue(text, default);

    private static void Write(Utf8JsonWriter writer, Value literal)
    {
        switch (literal)
        {
            case NullValue:
                writer.WriteNullValue();
                break;
            case BooleanValue value:
                writer.WriteBooleanValue(value.IsTrue);
                break;
            case IntValue value:
                writer.WriteRawValue(value.Text);
                break;
            case FloatValue value:
                writer.WriteRawValue(value.Text);
                break;
            case StringValue value:
                writer.WriteStringValue(value.Text);
                break;
            case EnumValue value:
                writer.WriteStringValue(value.Text);
                break;
            case ListValue list:
                WriteList(writer, list);
                break;
            case ObjectValue value:
                WriteObject(writer, value);
                break;
            default:
                throw new ScalarCoercionException("A variable cannot stand here.");
        }
    }

    private static void WriteList(Utf8JsonWriter writer, ListValue list)
    {
        writer.WriteStartArray();
        foreach (var item in list.Items)
            Write(writer, item);
        writer.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter writer, ObjectValue value)
    {
        writer.WriteStartObject();
        foreach (var field in value.Fields)
        {
            writer.WritePropertyName(field.Name.Value);
            Write(writer, field.Value);
        }
        writer.WriteEndObject();
    }
}
