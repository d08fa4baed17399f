using System.Text;
using System.Text.Json;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Tests.Execution;

/// <summary>Runs a request and gives its response as text.</summary>
internal static class Ask
{
    public static Task<string> OfAsync(Schema schema, string query, string variables = "{}", string? operation = null, object? context = null) =>
        OfAsync(new GraphQLExecutor(schema), query, variables, operation, context);

    public static async Task<string> OfAsync(GraphQLExecutor executor, string query, string variables = "{}", string? operation = null, object? context = null)
    {
        using var json = JsonDocument.Parse(variables);
        using var response = await executor.ExecuteAsync(new GraphQLRequest(query) { Variables = json.RootElement, OperationName = operation, Context = context });
        var text = Encoding.UTF8.GetString(response.Utf8Json.Span);
        using var check = JsonDocument.Parse(text);
        return text;
    }
}
