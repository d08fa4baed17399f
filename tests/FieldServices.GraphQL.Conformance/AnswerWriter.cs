using System.Text.Encodings.Web;
using System.Text.Json;
using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Conformance;

/// <summary>Writes an answer as one line of JSON.</summary>
internal static class AnswerWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream output, JsonElement? id, ConformanceAnswer answer)
    {
        using (var writer = new Utf8JsonWriter(output, Options))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("id");
            WriteElement(writer, id);
            WriteErrors(writer, answer.Errors);
            if (answer.Data is { } data)
            {
                writer.WritePropertyName("data");
                data.WriteTo(writer);
            }
            writer.WriteEndObject();
        }
        output.Write("\n"u8);
    }

    private static void WriteErrors(Utf8JsonWriter writer, IReadOnlyList<GraphQLError> errors)
    {
        writer.WriteStartArray("errors");
        foreach (var error in errors)
        {
            writer.WriteStartObject();
            writer.WriteString("message", error.Message);
            writer.WriteStartArray("locations");
            foreach (var location in error.Locations)
            {
                writer.WriteStartObject();
                writer.WriteNumber("line", location.Line);
                writer.WriteNumber("column", location.Column);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            WritePath(writer, error.Path);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WritePath(Utf8JsonWriter writer, IReadOnlyList<object>? path)
    {
        if (path is null)
            return;
        writer.WriteStartArray("path");
        foreach (var segment in path)
        {
            if (segment is int index)
                writer.WriteNumberValue(index);
            else
                writer.WriteStringValue((string)segment);
        }
        writer.WriteEndArray();
    }

    private static void WriteElement(Utf8JsonWriter writer, JsonElement? element)
    {
        // As it came: text that holds half a surrogate pair could not be written in any other way.
        if (element is { } value)
            writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
        else
            writer.WriteNullValue();
    }
}
