using System.Text;
using System.Text.Json;

namespace FieldServices.Benchmarks.GraphQLEngine;

/// <summary>What is asked: the shapes of queries that the read API lives on.</summary>
internal static class Shapes
{
    private const string Fields = "id reference description priority reportedAt minutes distance open";

    public static IReadOnlyList<(string Name, byte[] Body)> All { get; } =
    [
        ("one", Body($"query($id: ID!) {{ emergency(id: $id) {{ {Fields} contractor {{ id name }} }} }}", new { id = "e-7" })),
        ("list", Body($"query($first: Int) {{ emergencies(first: $first) {{ totalCount nodes {{ {Fields} }} }} }}", new { first = 50 })),
        ("nested", Body($"query($first: Int) {{ emergencies(first: $first) {{ totalCount nodes {{ {Fields} contractor {{ id name }} }} }} }}", new { first = 50 })),
    ];

    private static byte[] Body(string query, object variables) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { query, variables }));
}
