using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.GraphQL.Conformance;

namespace FieldServices.GraphQL.Tests.Conformance.PublicScenarios;

public sealed class PublicScenarioTests
{
    private static readonly IReadOnlyDictionary<string, (JsonObject Scenario, JsonObject File, string Path)> Parsing = ScenarioFiles.Read("parsing");
    private static readonly IReadOnlyDictionary<string, (JsonObject Scenario, JsonObject File, string Path)> Validation = ScenarioFiles.Read("validation");
    private static readonly IReadOnlyDictionary<string, (JsonObject Scenario, JsonObject File, string Path)> Execution = ScenarioFiles.Read("execution");

    public static TheoryData<string> ParsingNames => [.. Parsing.Keys];

    public static TheoryData<string> ValidationNames => [.. Validation.Keys];

    public static TheoryData<string> ExecutionNames => [.. Execution.Keys];

    [ScenarioTheory]
    [MemberData(nameof(ParsingNames))]
    public void A_document_is_parsed_or_refused(string name)
    {
        var scenario = Parsing[name].Scenario;
        var answer = new ConformanceRunner().Run(new ConformanceCase { Kind = "parse", Query = Text(scenario["given"]!["query"]) });

        Assert.Equal(scenario["then"]!["passes"] is not null, answer.Errors.Count == 0);
    }

    [ScenarioTheory]
    [MemberData(nameof(ValidationNames))]
    public void A_document_is_valid_or_refused_where_it_is_wrong(string name)
    {
        var (scenario, file, path) = Validation[name];
        var schemaFile = Path.Combine(Path.GetDirectoryName(path)!, Text(file["background"]!["schema-file"]));
        var answer = new ConformanceRunner().Run(new ConformanceCase
        {
            Kind = "validate",
            Sdl = ScenarioSchema.WithDirectives(File.ReadAllText(schemaFile)),
            Query = Text(scenario["given"]!["query"]),
            Rules = [.. scenario["when"]!["validate"]!.AsArray().Select(Text)],
        });

        CheckErrors(scenario["then"], answer);
    }

    [ScenarioTheory]
    [MemberData(nameof(ExecutionNames))]
    public void A_request_is_answered(string name)
    {
        var scenario = Execution[name].Scenario;
        var answer = new ConformanceRunner().Run(RequestOf(scenario));
        if (ScenarioOverrides.Refused.ContainsKey(name) || scenario["then"] is JsonObject { } then && then["exception"] is not null)
        {
            Assert.NotEmpty(answer.Errors);
            Assert.Null(answer.Data);
            return;
        }
        CheckErrors(scenario["then"], answer);
        if (ExpectedData(scenario["then"]) is { } data)
        {
            ScenarioOverrides.Adjust(name, data);
            Assert.True(JsonNode.DeepEquals(data, JsonNode.Parse(answer.Data!.Value.GetRawText())), $"{answer.Data} instead of {data.ToJsonString()}");
        }
    }

    private static ConformanceCase RequestOf(JsonObject scenario)
    {
        var sdl = ScenarioSchema.WithDirectives(Text(scenario["given"]!["schema"]));
        var when = scenario["when"]!["execute"] as JsonObject;
        var root = new ScenarioData(sdl, scenario["given"]!["test-data"] as JsonObject).RootValue((string?)when?["test-value"]);
        return new ConformanceCase
        {
            Kind = "execute",
            Sdl = sdl,
            Query = Text(scenario["given"]!["query"]),
            OperationName = (string?)when?["operation-name"],
            Variables = when?["variables"] is { } variables ? JsonSerializer.SerializeToElement(variables) : null,
            RootValue = JsonSerializer.SerializeToElement(root),
        };
    }

    private static JsonObject? ExpectedData(JsonNode? then)
        => (then is JsonArray parts ? parts.Select(part => part!["data"]).FirstOrDefault(data => data is not null) : then!["data"]) as JsonObject;

    /// <summary>The wording has changed since; number, places and the names that errors mention have not.</summary>
    private static void CheckErrors(JsonNode? then, ConformanceAnswer answer)
    {
        var parts = then as JsonArray ?? [];
        var count = parts.Select(part => (int?)part!["error-count"]).FirstOrDefault(number => number is not null);
        Assert.Equal(count ?? 0, answer.Errors.Count);
        foreach (var expected in parts.Select(part => part!.AsObject()).Where(part => part["loc"] is not null))
            Assert.Contains(answer.Errors, error => Mentions(expected, error) && PlacesOf(expected["loc"]!).Order().SequenceEqual(error.Locations.Select(at => (at.Line, at.Column)).Order()));
    }

    private static bool Mentions(JsonObject expected, Errors.GraphQLError error)
        => expected["error"] is { } text
            ? error.Message == Text(text)
            : expected["args"] is not JsonObject names || names.All(name => error.Message.Contains(Text(name.Value), StringComparison.Ordinal));

    private static IEnumerable<(int Line, int Column)> PlacesOf(JsonNode loc)
        => (loc as JsonArray ?? [loc.DeepClone()]).Select(at => ((int)at!["line"]!, (int)at["column"]!));

    private static string Text(JsonNode? node) => (string)node!;
}
