using System.Text;
using System.Text.Json;
using FieldServices.GraphQL.Execution.Output;
using FieldServices.GraphQL.Execution.Resolving;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.JsonData;

/// <summary>
/// Takes the property of the field's own name from a JSON object; what is missing is null. In place of a value,
/// <c>{"$error": "text"}</c> fails with that message, in a list too, and <c>{"$echoArgs": true}</c> answers the coerced arguments
/// as JSON text.
/// </summary>
internal sealed class JsonFieldResolver(string name, SchemaType type) : PureResolver
{
    public override object? Resolve(object parent, FieldArguments arguments)
    {
        if (parent is not JsonElement { ValueKind: JsonValueKind.Object } json || !json.TryGetProperty(name, out var value))
            return null;
        return Convert(value, type.Nullable, arguments);
    }

    private static object? Convert(JsonElement value, SchemaType type, FieldArguments arguments)
    {
        if (value.ValueKind == JsonValueKind.Object && Special(value, arguments) is { } special)
            return special;
        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Array when type is ListType list =>
                value.EnumerateArray().Select(item => Convert(item, list.Of.Nullable, arguments)).ToArray(),
            _ when type is ScalarType { IsBuiltIn: false } => value,
            JsonValueKind.String => value.GetString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => value.TryGetInt64(out var integer) ? integer : value.GetDouble(),
            _ => value,
        };
    }

    private static object? Special(JsonElement value, FieldArguments arguments)
    {
        if (value.TryGetProperty("$error", out var message))
            return new GraphQLFieldException(message.ValueKind == JsonValueKind.String ? message.GetString()! : message.GetRawText());
        return value.TryGetProperty("$echoArgs", out var echo) && echo.ValueKind == JsonValueKind.True ? Echo(arguments) : null;
    }

    private static string Echo(FieldArguments arguments)
    {
        using var buffer = new ResponseBuffer(int.MaxValue);
        JsonValues.Write(buffer, arguments.Present());
        return Encoding.UTF8.GetString(buffer.Written.Span);
    }
}
