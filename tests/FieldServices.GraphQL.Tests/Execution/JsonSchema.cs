using System.Text;
using System.Text.Json;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Tests.Execution;

/// <summary>A schema of the schema language over JSON data, with every kind of type.</summary>
internal static class JsonSchema
{
    private static readonly GraphQLExecutor Executor = new(FieldServices.GraphQL.Types.Schema.FromSdl("""
        type Query {
          int: Int text: String flag: Boolean float: Float id: ID kind: Kind any: Any needed: Int!
          ints: [Int] items: [Int!] all: [Int!]! nested: [[Int]]
          thing: Thing sure: Thing! things: [Thing] sureThings: [Thing!]! either: Either named: Named
          echo(i: Int, s: String, b: Boolean, f: Float, id: ID, k: Kind, l: [Int], ln: [Int!], ll: [[Int]], in: In, one: One, any: Any, d: Int = 5, dn: Int! = 6): String
          need(x: Int!): String
        }
        type Mutation { first: Int second: Int! third: Int }
        type Thing implements Named { name: String needed: Int! thing: Thing sure: Thing! }
        type Other implements Named { name: String other: Int }
        interface Named { name: String }
        union Either = Thing | Other
        enum Kind { A B C }
        scalar Any
        input In { x: Int y: String = "yy" z: [Int!] in: In r: Boolean! = true k: Kind any: Any }
        input One @oneOf { a: Int b: String in: In }
        """));

    public static Schema Schema => Executor.Schema;

    /// <summary>The response to a query over the JSON root value.</summary>
    public static async Task<string> AskAsync(string query, string root, string variables = "{}")
    {
        using var data = JsonDocument.Parse(root);
        using var given = JsonDocument.Parse(variables);
        using var response = await Executor.ExecuteAsync(new GraphQLRequest(query) { RootValue = data.RootElement, Variables = given.RootElement });
        return Encoding.UTF8.GetString(response.Utf8Json.Span);
    }

    /// <summary>The arguments that a resolver receives, or the response when it receives none.</summary>
    public static async Task<string> EchoAsync(string arguments, string variables = "{}", string declared = "")
    {
        var answer = await AskAsync($"query{(declared.Length > 0 ? $"({declared})" : "")} {{ echo({arguments}) }}", """{"echo":{"$echoArgs":true}}""", variables);
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.TryGetProperty("data", out var data) && data.GetProperty("echo").GetString() is { } text ? text : answer;
    }
}
