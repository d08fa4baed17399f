using BenchmarkDotNet.Attributes;
using FieldServices.GraphQL.Execution;

namespace FieldServices.Benchmarks.GraphQLEngine;

/// <summary>
/// What the engine adds to an operation whose data costs nothing: parse, validate and plan, once cached and once for a text
/// never seen before.
/// </summary>
[MemoryDiagnoser]
public class EngineOverhead
{
    private const string Document =
        "query Board($id: ID!) { emergency(id: $id) { ...Card contractor { id name } } } " +
        "fragment Card on Emergency { id reference description priority reportedAt minutes distance open }";

    private readonly GraphQLExecutor _executor = new(BoardSchema.Build(BoardData.Make()));
    private readonly System.Text.Json.JsonElement _variables = System.Text.Json.JsonSerializer.SerializeToElement(new { id = "nothing" });
    private long _number;

    /// <summary>The text is known: look it up, coerce the variables, answer null.</summary>
    [Benchmark]
    public Task Cached() => AskAsync(Document);

    /// <summary>The text is new: parse, validate, plan, coerce, answer null.</summary>
    [Benchmark]
    public Task New() => AskAsync($"{Document} # {_number++}");

    private async Task AskAsync(string query)
    {
        using var response = await _executor.ExecuteAsync(new GraphQLRequest(query) { Variables = _variables });
        if (response.Errors.Count > 0)
            throw new InvalidOperationException(response.Errors[0].Message);
    }
}
