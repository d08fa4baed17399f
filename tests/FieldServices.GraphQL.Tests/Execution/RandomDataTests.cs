using System.Text.Json;

namespace FieldServices.GraphQL.Tests.Execution;

public sealed class RandomDataTests
{
    private const string Everything = """
        {
          __typename int text flag float id kind any ints items nested
          thing { ...T } things { ...T } either { __typename ... on Thing { ...T } ... on Other { other } } named { __typename name ...T }
        }
        fragment T on Thing { __typename name thing { __typename name needed sure { __typename needed } } needed }
        """;

    private const string Fragile = "{ __typename int sure { __typename needed } sureThings { __typename needed thing { __typename needed } } all }";

    [Fact]
    public async Task Whatever_the_data_the_response_has_the_shape_its_types_promise()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var root = new RandomData(JsonSchema.Schema, seed).Root();
            await RequireAsync(Everything, root);
            await RequireAsync(Fragile, root);
        }
    }

    [Fact]
    public async Task The_same_data_has_the_same_response()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var root = new RandomData(JsonSchema.Schema, seed).Root();
            Assert.Equal(await JsonSchema.AskAsync(Everything, root), await JsonSchema.AskAsync(Everything, root));
        }
    }

    private static async Task RequireAsync(string query, string root)
    {
        using var response = JsonDocument.Parse(await JsonSchema.AskAsync(query, root));
        var data = response.RootElement.GetProperty("data");
        var hasErrors = response.RootElement.TryGetProperty("errors", out var errors);
        if (data.ValueKind == JsonValueKind.Null)
            Assert.True(hasErrors);
        else
            ResponseShape.Require(JsonSchema.Schema, data, JsonSchema.Schema.QueryType);
        if (hasErrors)
            Assert.All(errors.EnumerateArray(), error => RequireNullAt(data, error.GetProperty("path")));
    }

    /// <summary>Where an error points, or above it, is null.</summary>
    private static void RequireNullAt(JsonElement data, JsonElement path)
    {
        foreach (var step in path.EnumerateArray())
        {
            if (data.ValueKind == JsonValueKind.Null)
                return;
            data = step.ValueKind == JsonValueKind.Number ? data[step.GetInt32()] : data.GetProperty(step.GetString()!);
        }
        Assert.Equal(JsonValueKind.Null, data.ValueKind);
    }
}
