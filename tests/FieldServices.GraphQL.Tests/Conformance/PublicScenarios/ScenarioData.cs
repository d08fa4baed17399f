using System.Text.Json.Nodes;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Tests.Conformance.PublicScenarios;

/// <summary>Turns the resolvers that a scenario writes as directives, and its data, into data alone.</summary>
internal sealed class ScenarioData(string sdl, JsonObject? testData)
{
    /// <summary>How often data that contains itself is written out.</summary>
    private const int Depth = 6;

    private readonly Document _schema = GraphQLParser.Parse(sdl);

    public JsonObject RootValue(string? name)
    {
        var root = name is null ? [] : (JsonObject)Expand(testData![name], Depth)!;
        foreach (var type in RootTypes())
        {
            foreach (var (field, value) in Resolved(type, Depth))
                root[field] = value?.DeepClone();
        }
        return root;
    }

    private IEnumerable<string> RootTypes()
        => _schema.Definitions.OfType<SchemaDefinition>().SelectMany(definition => definition.OperationTypes).Select(type => type.Type.Name.Value);

    private JsonNode? Expand(JsonNode? node, int depth) => node switch
    {
        JsonObject { Count: 1 } reference when reference["$ref"] is { } name => depth == 0 ? null : Expand(testData![(string)name!], depth - 1),
        JsonObject entries => new JsonObject(entries.Select(entry => KeyValuePair.Create(entry.Key, Expand(entry.Value, depth)))),
        JsonArray items => new JsonArray([.. items.Select(item => Expand(item, depth))]),
        _ => node?.DeepClone(),
    };

    private JsonObject Resolved(string typeName, int depth)
    {
        var data = new JsonObject();
        foreach (var field in _schema.Definitions.OfType<ObjectTypeDefinition>().Single(type => type.Name.Value == typeName).Fields)
        {
            if (field.Directives is [var resolver, ..] && resolver.Name.Value != "resolvePromise")
                data[field.Name.Value] = Resolve(resolver, field.Type.ToString(), depth);
        }
        return data;
    }

    private JsonNode? Resolve(Directive resolver, string type, int depth) => resolver.Name.Value switch
    {
        "resolveString" when Text(resolver, "value").Contains('$', StringComparison.Ordinal) => new JsonObject { ["$echoArgs"] = true },
        "resolveString" or "resolvePromiseString" => Text(resolver, "value"),
        "resolveError" or "resolvePromiseReject" => Failure(Text(resolver, "message")),
        "resolveErrorList" or "resolvePromiseRejectList" => new JsonArray(
        [
            .. Texts(resolver, "values").Zip(Texts(resolver, "messages")).SelectMany(pair => new JsonNode[] { pair.First, Failure(pair.Second) }),
        ]),
        "resolveEmptyObject" => depth == 0 ? null : Resolved(type, depth - 1),
        "argumentsJson" => new JsonObject { ["$echoArgs"] = true },
        var unknown => throw new NotSupportedException($"No resolver @{unknown} is known."),
    };

    private static JsonObject Failure(string message) => new() { ["$error"] = message };

    private static string Text(Directive directive, string argument) => ((StringValue)Argument(directive, argument)).Text;

    private static IEnumerable<string> Texts(Directive directive, string argument)
        => ((ListValue)Argument(directive, argument)).Items.Select(item => ((StringValue)item).Text);

    private static Value Argument(Directive directive, string name) => directive.Arguments.Single(argument => argument.Name.Value == name).Value;
}
