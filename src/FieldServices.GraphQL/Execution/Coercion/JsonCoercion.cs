using System.Text.Json;
using FieldServices.GraphQL.Types;
using FieldServices.GraphQL.Validation;

namespace FieldServices.GraphQL.Execution.Coercion;

/// <summary>From the JSON of a variable to what resolvers receive, collecting everything that is wrong with it (specification: Coercing Variable Values).</summary>
internal sealed class JsonCoercion(Action<JsonPath?, JsonElement, string> report, bool suggest)
{
    private const int MostUnknown = 50;

    private int _unknown;

    /// <summary>The value; meaningless once something was reported.</summary>
    public object? Coerce(JsonElement json, SchemaType type, JsonPath? path)
    {
        if (type is NonNullType wrapper)
        {
            if (json.ValueKind != JsonValueKind.Null)
                return Coerce(json, wrapper.Of, path);
            report(path, json, $"Expected non-nullable type \"{type}\" not to be null.");
            return null;
        }
        if (json.ValueKind == JsonValueKind.Null)
            return null;
        return type switch
        {
            ListType list => OfItems(json, list, path),
            InputObjectType input => OfFields(json, input, path),
            EnumType members => OfMember(json, members, path),
            _ => OfScalar(json, (ScalarType)type, path),
        };
    }

    private object?[] OfItems(JsonElement json, ListType list, JsonPath? path)
    {
        if (json.ValueKind != JsonValueKind.Array)
            return [Coerce(json, list.Of, path)];
        var values = new object?[json.GetArrayLength()];
        var index = 0;
        foreach (var item in json.EnumerateArray())
        {
            values[index] = Coerce(item, list.Of, new JsonPath(path, index));
            index++;
        }
        return values;
    }

    private Dictionary<string, object?>? OfFields(JsonElement json, InputObjectType type, JsonPath? path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            report(path, json, $"Expected type \"{type}\" to be an object.");
            return null;
        }
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            if (json.TryGetProperty(field.Name, out var given))
                values.Add(field.Name, Coerce(given, field.Type, new JsonPath(path, field.Name)));
            else if (field.Default is { } value)
                values.Add(field.Name, value.Value);
            else if (field.Type is NonNullType)
                report(path, json, $"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.");
        }
        ReportUnknown(json, type, path);
        if (type.IsOneOf)
            RequireOneOf(json, type, path, values);
        return values;
    }

    private void ReportUnknown(JsonElement json, InputObjectType type, JsonPath? path)
    {
        foreach (var property in json.EnumerateObject())
        {
            // To look for similar names costs time, so a hostile object gets no more of it than others.
            if (type.FindField(property.Name) is null && ++_unknown <= MostUnknown)
                report(path, json, $"Field \"{property.Name}\" is not defined by type \"{type}\".{DidYouMean(property.Name, type.Fields.Select(static field => field.Name))}");
        }
    }

    private void RequireOneOf(JsonElement json, InputObjectType type, JsonPath? path, Dictionary<string, object?> values)
    {
        if (values.Count != 1 || json.EnumerateObject().Count() != 1)
            report(path, json, $"Exactly one key must be specified for OneOf type \"{type}\".");
        else if (values.First() is { Value: null } only)
            report(new JsonPath(path, only.Key), json.GetProperty(only.Key), $"Field \"{only.Key}\" must be non-null.");
    }

    private object? OfMember(JsonElement json, EnumType type, JsonPath? path)
    {
        if (json.ValueKind != JsonValueKind.String)
        {
            report(path, json, $"Enum \"{type}\" cannot represent non-string value: {Describe.Json(json)}.{DidYouMeanValue(json.GetRawText(), type)}");
            return null;
        }
        if (type.FindMember(json.GetString()!) is { } member)
            return member.Value;
        report(path, json, $"Value \"{json.GetString()}\" does not exist in \"{type}\" enum.{DidYouMeanValue(json.GetString()!, type)}");
        return null;
    }

    private string DidYouMeanValue(string name, EnumType type) =>
        suggest ? Suggestion.DidYouMean(Suggestion.Similar(name, type.Members.Select(static member => member.Name)), "the enum value") : "";

    private string DidYouMean(string name, IEnumerable<string> names) =>
        suggest ? Suggestion.DidYouMean(Suggestion.Similar(name, names)) : "";

    private object? OfScalar(JsonElement json, ScalarType type, JsonPath? path)
    {
        try
        {
            return type.ParseValue(json);
        }
        catch (ScalarCoercionException exception)
        {
            report(path, json, exception.Message);
            return null;
        }
    }
}
