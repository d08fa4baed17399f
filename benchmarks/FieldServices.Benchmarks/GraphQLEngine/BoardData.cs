using System.Text.Json;
using System.Text.Json.Serialization;

namespace FieldServices.Benchmarks.GraphQLEngine;

/// <summary>The same made-up board for every contender, always alike.</summary>
internal sealed record BoardData(IReadOnlyList<BoardData.Emergency> Emergencies, IReadOnlyList<BoardData.Contractor> Contractors)
{
    private const int Count = 200;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) } };

    public static BoardData Make()
    {
        var begin = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return new BoardData(
            [
                .. Enumerable.Range(0, Count).Select(i => new Emergency(
                    $"e-{i}", $"EM-{100_000 + i}", $"Smoke seen on the {i % 9}. floor, \"nobody\" inside", (Priority)(i % 3), begin.AddMinutes(i * 7),
                    i % 90, i * 1.25, i % 4 == 0, i % 5 == 0 ? null : $"c-{i % 20}")),
            ],
            [.. Enumerable.Range(0, 20).Select(static i => new Contractor($"c-{i}", $"Contractor {i}"))]);
    }

    public void Save(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Json));

    internal enum Priority
    {
        Low,
        Medium,
        High,
    }

    internal sealed record Emergency(
        string Id, string Reference, string Description, Priority Priority, DateTimeOffset ReportedAt, int Minutes, double Distance, bool Open, string? ContractorId);

    internal sealed record Contractor(string Id, string Name);
}
