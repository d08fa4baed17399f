using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;

namespace FieldServices.Api.OpenApi;

/// <summary>JSON Schemas of command records, with the domain's own words as descriptions.</summary>
internal sealed class CommandSchemas(XmlDocs docs)
{
    public JsonNode Of(JsonTypeInfo type) => type.GetJsonSchemaAsNode(new JsonSchemaExporterOptions
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Describe,
    });

    private JsonObject Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var node = schema as JsonObject ?? Opaque(type);
        if (type.IsEnum && !node.ContainsKey("type"))
            node = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. EnumText.All(type).Select(t => JsonValue.Create(t))]) };
        if (Description(context, type) is { Length: > 0 } text)
            node["description"] = text;
        return node;
    }

    // Types with a converter of their own say nothing about their shape; ours are typed ids and personal text.
    private static JsonObject Opaque(Type type) => type == typeof(PersonalText) ? new JsonObject { ["type"] = "string" } :
        type.GetProperty("Value")?.PropertyType == typeof(Guid) ? new JsonObject { ["type"] = "string", ["format"] = "uuid" } : [];

    private string? Description(JsonSchemaExporterContext context, Type type)
    {
        if (context.PropertyInfo is not { } property)
            return docs.Of(type);
        var name = context.BaseTypeInfo?.Type.GetProperties().FirstOrDefault(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == property.Name)?.Name;
        return (name is null ? null : docs.Of(property.DeclaringType, name)) ?? docs.Of(property.DeclaringType, Pascal(property.Name)) ?? docs.Of(type);
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
