using System.Text.Json.Nodes;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Tests.Execution;

/// <summary>Makes data for a schema, most of it right and some of it wrong in every way data can be.</summary>
internal sealed class RandomData(Schema schema, int seed)
{
    private const int Deepest = 4;

    private readonly Random _random = new(seed);

    public string Root() => OfObject(schema.QueryType, 0)!.ToJsonString();

    private JsonNode? Of(SchemaType type, int depth)
    {
        if (Chance(0.05))
            return new JsonObject { ["$error"] = "broken" };
        if (Chance(0.05))
            return Wrong();
        if (type is not NonNullType && Chance(0.1))
            return null;
        return type.Nullable switch
        {
            ListType list => new JsonArray([.. Enumerable.Range(0, _random.Next(3)).Select(_ => Of(list.Of, depth))]),
            NamedType { IsLeaf: true } leaf => Leaf(leaf),
            NamedType named => depth > Deepest ? null : OfObject(schema.PossibleTypes(named)[_random.Next(schema.PossibleTypes(named).Count)], depth),
            _ => null,
        };
    }

    private JsonObject OfObject(ObjectType type, int depth)
    {
        var value = new JsonObject { ["__typename"] = type.Name };
        foreach (var field in type.Fields.Where(_ => Chance(0.9)))
            value[field.Name] = Of(field.Type, depth + 1);
        return value;
    }

    private JsonNode? Leaf(NamedType type) => type.Name switch
    {
        "Int" => _random.Next(-5, 5),
        "Float" => _random.NextDouble(),
        "Boolean" => Chance(0.5),
        "Kind" => "ABC"[_random.Next(3)].ToString(),
        _ => "text \"with\" é",
    };

    private JsonNode? Wrong() => _random.Next(5) switch
    {
        0 => null,
        1 => "wrong",
        2 => 1e300,
        3 => new JsonArray(1, "x"),
        _ => new JsonObject { ["__typename"] = "Nowhere" },
    };

    private bool Chance(double part) => _random.NextDouble() < part;
}
