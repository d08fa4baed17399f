using System.Collections;
using System.Globalization;
using System.Text.Json;
using FieldServices.GraphQL.Execution.Output;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>From a value as resolvers receive it to the literal a client would write for it.</summary>
internal static class ClrLiteral
{
    /// <exception cref="ScalarCoercionException">The value does not fit the type.</exception>
    public static Value Of(object? value, SchemaType type) => (type, value) switch
    {
        (NonNullType, null) => throw new ScalarCoercionException($"Expected non-nullable type \"{type}\" not to be null."),
        (NonNullType wrapper, _) => Of(value, wrapper.Of),
        (_, null) => new NullValue(default),
        (ListType list, IEnumerable items) when value is not string => new ListValue([.. items.Cast<object?>().Select(item => Of(item, list.Of))], default),
        (ListType list, _) => Of(value, list.Of),
        (EnumType members, _) => new EnumValue(MemberName(members, value), default),
        (InputObjectType input, IReadOnlyDictionary<string, object?> fields) => OfFields(fields, input),
        (ScalarType scalar, _) => OfJson(scalar.Serialize(value)),
        _ => throw new ScalarCoercionException($"Expected value of type \"{type}\", found {Describe.Clr(value)}."),
    };

    private static string MemberName(EnumType type, object value) =>
        type.FindMemberByValue(value)?.Name ?? throw new ScalarCoercionException($"Enum \"{type}\" cannot represent value: {Describe.Clr(value)}");

    private static ObjectValue OfFields(IReadOnlyDictionary<string, object?> fields, InputObjectType type)
    {
        var unknown = fields.Keys.FirstOrDefault(name => type.FindField(name) is null);
        if (unknown is not null)
            throw new ScalarCoercionException($"Field \"{unknown}\" is not defined by type \"{type}\".");
        var given = type.Fields.Where(field => fields.ContainsKey(field.Name));
        return new ObjectValue(
            [.. given.Select(field => new ObjectField(new Name(field.Name, default), Of(fields[field.Name], field.Type), default))], default);
    }

    private static JsonElement AsJson(object value)
    {
        using var buffer = new ResponseBuffer(int.MaxValue);
        JsonValues.Write(buffer, value);
        var reader = new Utf8JsonReader(buffer.Written.Span);
        return JsonElement.ParseValue(ref reader);
    }

    private static Value OfJson(object? value) => value switch
    {
        null => new NullValue(default),
        bool flag => new BooleanValue(flag, default),
        string text => new StringValue(text, false, default),
        int or long or short or byte => new IntValue(Convert.ToString(value, CultureInfo.InvariantCulture)!, default),
        double or float or decimal => LiteralJson.FromJson(JsonSerializer.SerializeToElement(Convert.ToDouble(value, CultureInfo.InvariantCulture))),
        JsonElement json => LiteralJson.FromJson(json),
        Guid or DateTimeOffset => LiteralJson.FromJson(AsJson(value)),
        _ => throw new ScalarCoercionException($"{Describe.Clr(value)} has no literal."),
    };
}
