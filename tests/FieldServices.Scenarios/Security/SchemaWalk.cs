using System.Text.Json.Nodes;
using FieldServices.Scenarios.Harness;
using FieldServices.Scenarios.Reads;

namespace FieldServices.Scenarios.Security;

/// <summary>The schema as a client sees it, to ask for everything that can be asked for.</summary>
internal sealed class SchemaWalk
{
    private const int Deepest = 2;

    private readonly Dictionary<string, JsonObject> types;

    private SchemaWalk(JsonNode schema) => types = schema["types"]!.AsArray().ToDictionary(t => (string)t!["name"]!, t => t!.AsObject());

    public static async Task<SchemaWalk> OfAsync(Client client) => new((await client.DataAsync(
        """
        { __schema { types { name kind fields { name args { defaultValue type { kind } } type { ...T } } } } }
        fragment T on __Type { name kind ofType { name kind ofType { name kind ofType { name kind } } } }
        """))["__schema"]!);

    /// <summary>A selection of all fields below a field of the query.</summary>
    public string Everything(string field) => Below(TypeOf(types["Query"]["fields"]!.AsArray().First(f => (string)f!["name"]! == field)!["type"]!), 0);

    private string Below(JsonObject type, int depth)
    {
        if (type["fields"] is not JsonArray fields)
            return "";
        var selected = fields.Where(f => f!["args"]!.AsArray().All(a => a!["defaultValue"] is not null || (string)a["type"]!["kind"]! != "NON_NULL"))
            .Select(f => (Name: (string)f!["name"]!, Few: f["args"]!.AsArray().Any(a => (string)a!["name"]! == "first") ? "(first: 1)" : "", Type: TypeOf(f["type"]!)))
            .Where(f => f.Type["fields"] is not JsonArray || depth < Deepest && f.Name != "edges")
            .Select(f => $"{f.Name}{f.Few} {Below(f.Type, depth + 1)}");
        return $"{{ {string.Join(' ', selected)} }}";
    }

    private JsonObject TypeOf(JsonNode reference)
    {
        var at = reference;
        while (at["name"] is null)
            at = at["ofType"]!;
        return types[(string)at["name"]!];
    }
}
