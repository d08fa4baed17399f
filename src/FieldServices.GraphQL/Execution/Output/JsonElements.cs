using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace FieldServices.GraphQL.Execution.Output;

/// <summary>Writes JSON that came from elsewhere: without white space, numbers as they came, text escaped like all other text of a response.</summary>
internal static class JsonElements
{
    /// <exception cref="InsufficientExecutionStackException">The JSON nests too deep.</exception>
    public static void Write(ResponseBuffer buffer, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(buffer, json);
                break;
            case JsonValueKind.Array:
                WriteArray(buffer, json);
                break;
            case JsonValueKind.String:
                buffer.WriteString(json.GetString());
                break;
            default:
                buffer.Write(JsonMarshal.GetRawUtf8Value(json));
                break;
        }
    }

    private static void WriteObject(ResponseBuffer buffer, JsonElement json)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var separator = (byte)'{';
        foreach (var property in json.EnumerateObject())
        {
            buffer.Write(separator);
            separator = (byte)',';
            buffer.WriteString(property.Name);
            buffer.Write((byte)':');
            Write(buffer, property.Value);
        }
        buffer.Write(separator == (byte)'{' ? "{}"u8 : "}"u8);
    }

    private static void WriteArray(ResponseBuffer buffer, JsonElement json)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var separator = (byte)'[';
        foreach (var item in json.EnumerateArray())
        {
            buffer.Write(separator);
            separator = (byte)',';
            Write(buffer, item);
        }
        buffer.Write(separator == (byte)'[' ? "[]"u8 : "]"u8);
    }
}
