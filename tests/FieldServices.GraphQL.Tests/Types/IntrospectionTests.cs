using System.Text.Json;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Tests.Execution;

namespace FieldServices.GraphQL.Tests.Types;

public sealed class IntrospectionTests
{
    private const string Everything = """
        query Everything {
          __schema {
            description queryType { name } mutationType { name } subscriptionType { name }
            types { ...T }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...I } }
          }
        }
        fragment T on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...I } type { ...R } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...I } interfaces { ...R }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...R }
        }
        fragment I on __InputValue { name description type { ...R } defaultValue isDeprecated deprecationReason }
        fragment R on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
        """;

    private readonly Library _library = new();

    [Fact]
    public async Task The_whole_schema_describes_itself_without_errors()
    {
        using var json = JsonDocument.Parse(await Ask.OfAsync(_library.Schema, Everything));
        Assert.False(json.RootElement.TryGetProperty("errors", out _));
        var schema = json.RootElement.GetProperty("data").GetProperty("__schema");
        Assert.Equal("Books and who wrote them.", schema.GetProperty("description").GetString());
        var names = schema.GetProperty("types").EnumerateArray().Select(static type => type.GetProperty("name").GetString()).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Contains("__Schema", names);
        Assert.Contains("JSON", names);
        Assert.DoesNotContain("Float", names);
        Assert.Equal(
            ["include", "skip", "deprecated", "specifiedBy", "oneOf"],
            schema.GetProperty("directives").EnumerateArray().Select(static directive => directive.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("""{ __type(name: "Pick") { isOneOf inputFields { name defaultValue } } }""", """{"__type":{"isOneOf":true,"inputFields":[{"name":"id","defaultValue":null},{"name":"title","defaultValue":null}]}}""")]
    [InlineData("""{ __type(name: "BookFilter") { isOneOf inputFields { defaultValue } } }""", """{"__type":{"isOneOf":false,"inputFields":[{"defaultValue":null},{"defaultValue":null},{"defaultValue":"5"}]}}""")]
    [InlineData("""{ __type(name: "Genre") { enumValues { name } all: enumValues(includeDeprecated: true) { name deprecationReason } } }""", """{"__type":{"enumValues":[{"name":"SCIENCE"}],"all":[{"name":"SCIENCE","deprecationReason":null},{"name":"NOVEL","deprecationReason":"Use STORY."}]}}""")]
    [InlineData("""{ __type(name: "JSON") { specifiedByURL isOneOf } }""", """{"__type":{"specifiedByURL":"https://www.rfc-editor.org/rfc/rfc8259","isOneOf":null}}""")]
    [InlineData("""{ __type(name: "Thing") { kind possibleTypes { name } fields { name } } }""", """{"__type":{"kind":"UNION","possibleTypes":[{"name":"Author"},{"name":"Book"}],"fields":null}}""")]
    [InlineData("""{ __type(name: "Nothing") { name } }""", """{"__type":null}""")]
    [InlineData("""{ __type(name: "Float") { name } }""", """{"__type":null}""")]
    public async Task A_type_describes_itself(string query, string expected) =>
        Assert.Equal($$"""{"data":{{expected}}}""", await Ask.OfAsync(_library.Schema, query));

    [Fact]
    public async Task Introspection_can_be_turned_off_while_typename_stays()
    {
        var executor = new GraphQLExecutor(_library.Schema, new() { AllowIntrospection = false });
        Assert.Contains("\"errors\"", await Ask.OfAsync(executor, "{ __schema { queryType { name } } }"), StringComparison.Ordinal);
        Assert.Contains("\"errors\"", await Ask.OfAsync(executor, """{ ...F } fragment F on Query { __type(name: "Query") { name } }"""), StringComparison.Ordinal);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await Ask.OfAsync(executor, "{ __typename }"));
    }
}
