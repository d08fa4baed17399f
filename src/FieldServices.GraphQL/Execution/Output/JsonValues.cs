using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace FieldServices.GraphQL.Execution.Output;

/// <summary>Writes what scalars and extensions are made of: text, numbers, booleans, JSON, dictionaries and lists.</summary>
internal static class JsonValues
{
    /// <summary>How an instant in UTC is written (RFC 3339), without trailing zeros.</summary>
    public const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <exception cref="Types.ScalarCoercionException">The value is none of these.</exception>
    public static void Write(ResponseBuffer buffer, object? value)
    {
        switch (value)
        {
            case null:
                buffer.WriteNull();
                break;
            case string text:
                buffer.WriteString(text);
                break;
            case bool flag:
                buffer.WriteBoolean(flag);
                break;
            case int number:
                buffer.WriteNumber(number);
                break;
            case long number:
                buffer.WriteNumber(number);
                break;
            case double number:
                WriteDouble(buffer, number);
                break;
            case decimal number:
                buffer.WriteNumber(number);
                break;
            case JsonElement json:
                JsonElements.Write(buffer, json);
                break;
            default:
                WriteOther(buffer, value);
                break;
        }
    }

    private static void WriteOther(ResponseBuffer buffer, object value)
    {
        switch (value)
        {
            case float number:
                WriteDouble(buffer, number);
                break;
            case short or byte or sbyte or ushort or uint:
                buffer.WriteNumber(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                buffer.WriteNumber(number);
                break;
            case Guid id:
                buffer.WritePlain(id, default);
                break;
            case DateTimeOffset time:
                buffer.WritePlain(time.UtcDateTime, InstantFormat);
                break;
            case IEnumerable<KeyValuePair<string, object?>> fields:
                WriteFields(buffer, fields);
                break;
            case IEnumerable items:
                WriteItems(buffer, items);
                break;
            default:
                throw new Types.ScalarCoercionException($"A value of type {value.GetType().Name} cannot be written as JSON.");
        }
    }

    private static void WriteDouble(ResponseBuffer buffer, double number)
    {
        if (!double.IsFinite(number))
            throw new Types.ScalarCoercionException("A number that is not finite cannot be written as JSON.");
        buffer.WriteNumber(number);
    }

    private static void WriteFields(ResponseBuffer buffer, IEnumerable<KeyValuePair<string, object?>> fields)
    {
        buffer.Write((byte)'{');
        var first = true;
        foreach (var (name, value) in fields)
        {
            if (!first)
                buffer.Write((byte)',');
            first = false;
            buffer.WriteString(name);
            buffer.Write((byte)':');
            Write(buffer, value);
        }
        buffer.Write((byte)'}');
    }

    private static void WriteItems(ResponseBuffer buffer, IEnumerable items)
    {
        buffer.Write((byte)'[');
        var first = true;
        foreach (var item in items)
        {
            if (!first)
                buffer.Write((byte)',');
            first = false;
            Write(buffer, item);
        }
        buffer.Write((byte)']');
    }
}
