using System.Text.Json;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Tests.Execution;

/// <summary>Holds a response to what the types of its fields promise; response keys are field names here, and every object has its <c>__typename</c>.</summary>
internal static class ResponseShape
{
    public static void Require(Schema schema, JsonElement value, SchemaType type)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            Assert.IsNotType<NonNullType>(type);
            return;
        }
        switch (type.Nullable)
        {
            case ListType list:
                Assert.Equal(JsonValueKind.Array, value.ValueKind);
                foreach (var item in value.EnumerateArray())
                    Require(schema, item, list.Of);
                break;
            case NamedType { IsLeaf: true } leaf:
                RequireLeaf(value, leaf);
                break;
            case NamedType named:
                RequireObject(schema, value, named);
                break;
        }
    }

    private static void RequireObject(Schema schema, JsonElement value, NamedType type)
    {
        var concrete = (ObjectType)schema.FindType(value.GetProperty("__typename").GetString()!)!;
        Assert.True(schema.IsSubtype(concrete, type));
        foreach (var property in value.EnumerateObject().Where(static property => property.Name != "__typename"))
            Require(schema, property.Value, concrete.FindField(property.Name)!.Type);
    }

    private static void RequireLeaf(JsonElement value, NamedType leaf)
    {
        switch (leaf.Name)
        {
            case "Int":
                Assert.True(value.TryGetInt32(out _));
                break;
            case "Float":
                Assert.Equal(JsonValueKind.Number, value.ValueKind);
                break;
            case "Boolean":
                Assert.True(value.ValueKind is JsonValueKind.True or JsonValueKind.False);
                break;
            case "String" or "ID":
                Assert.Equal(JsonValueKind.String, value.ValueKind);
                break;
            case "Kind":
                Assert.Contains(value.GetString(), new[] { "A", "B", "C" });
                break;
        }
    }
}
