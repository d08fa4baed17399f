using System.Text.Json.Nodes;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Reads;

internal static class GraphQLReading
{
    /// <summary>The data of an answer that must not have errors.</summary>
    public static async Task<JsonObject> DataAsync(this Client client, string query, object? variables = null)
    {
        var answer = await client.QueryAsync(query, variables);
        Assert.True(answer["errors"] is null && answer["data"] is not null, answer.ToJsonString());
        return answer["data"]!.AsObject();
    }

    /// <summary>The only error of an answer: its code and message.</summary>
    public static async Task<(string? Code, string Message)> ErrorAsync(this Client client, string query, object? variables = null)
    {
        var answer = await client.QueryAsync(query, variables);
        var error = Assert.Single(answer["errors"]?.AsArray() ?? throw new InvalidOperationException(answer.ToJsonString()))!;
        return ((string?)error["extensions"]?["code"], (string)error["message"]!);
    }

    /// <summary>The ids of the nodes of a list.</summary>
    public static IReadOnlyList<Guid> Ids(this JsonNode list) => [.. list["nodes"]!.AsArray().Select(n => (Guid)n!["id"]!)];
}
