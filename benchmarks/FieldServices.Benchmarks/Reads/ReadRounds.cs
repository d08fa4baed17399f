using System.Globalization;
using System.Text.Json;
using FieldServices.Benchmarks.GraphQLEngine;
using FieldServices.Benchmarks.Store;

namespace FieldServices.Benchmarks.Reads;

/// <summary>The contenders in turn, round after round, so that whatever else the machine does falls on all of them.</summary>
internal static class ReadRounds
{
    /// <summary>Every question answered from the tables, and with answers kept as they are by default.</summary>
    public static IReadOnlyList<string> Ours { get; } = ["ours_read", "ours_kept"];

    public static async Task RunAsync(
        Questions questions, IReadOnlyList<string> asked, IReadOnlyList<int> connectionCounts, IReadOnlyList<(string Name, int Port)> contenders, int rounds, TimeSpan length)
    {
        foreach (var question in asked)
        {
            await RequireEqualAnswersAsync(questions, contenders, question);
            foreach (var connections in connectionCounts)
                await RunAsync(questions, contenders, question, connections, rounds, length);
        }
    }

    private static async Task RunAsync(Questions questions, IReadOnlyList<(string Name, int Port)> contenders, string question, int connections, int rounds, TimeSpan length)
    {
        var loads = contenders.ToDictionary(c => c.Name, _ => new List<Load>());
        foreach (var contender in contenders)
            await LoadAsync(questions, contender, question, connections, length);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contender in contenders)
                loads[contender.Name].Add(await LoadAsync(questions, contender, question, connections, length));
        }
        foreach (var (name, measured) in loads)
        {
            Metric.Print($"reads_{question}_{connections}_{name}", Metric.Median(measured.Select(l => l.PerSecond)), "requests/s");
            Metric.Print($"reads_{question}_{connections}_{name}_p50", Metric.Median(measured.Select(l => l.MedianMilliseconds)), "ms");
            Metric.Print($"reads_{question}_{connections}_{name}_p99", Metric.Median(measured.Select(l => l.P99Milliseconds)), "ms");
        }
        foreach (var ours in Ours)
        {
            foreach (var (name, measured) in loads.Where(l => !Ours.Contains(l.Key)))
                Metric.Print($"reads_{question}_{connections}_{ours}_ratio_to_{name}", Metric.Median(measured.Zip(loads[ours], (theirs, mine) => mine.PerSecond / theirs.PerSecond)), "x");
        }
    }

    private static async Task<Load> LoadAsync(Questions questions, (string Name, int Port) contender, string question, int connections, TimeSpan length)
    {
        var open = await Task.WhenAll(Enumerable.Range(0, connections).Select(i => RawConnection.OpenAsync(contender.Port, questions.RequestOf(contender.Name, question, i), whole: true)));
        try
        {
            return await Load.RunAsync(connections, length, i => Task.FromResult<Func<long, Task>>(async _ => await open[i].AskAsync()));
        }
        finally
        {
            foreach (var connection in open)
                connection.Dispose();
        }
    }

    /// <summary>A contender that answers something else would be measured at something else. Times are written in several ways, so they are compared as instants.</summary>
    private static async Task RequireEqualAnswersAsync(Questions questions, IReadOnlyList<(string Name, int Port)> contenders, string question)
    {
        string? first = null;
        foreach (var (name, port) in contenders)
        {
            using var connection = await RawConnection.OpenAsync(port, questions.RequestOf(name, question, 0), whole: true);
            using var answer = JsonDocument.Parse(await connection.AskAsync());
            if (!answer.RootElement.TryGetProperty("data", out var data))
                throw new InvalidOperationException($"{name} answers {answer.RootElement.GetRawText()}");
            var leaves = string.Join('\n', Leaves(data).Order(StringComparer.Ordinal));
            first ??= leaves;
            if (leaves != first || leaves.Length < 60)
                throw new InvalidOperationException($"{name} answers something else than {contenders[0].Name} to {question}:\n{data.GetRawText()[..Math.Min(400, data.GetRawText().Length)]}\n{first[..Math.Min(300, first.Length)]}");
        }
    }

    private static IEnumerable<string> Leaves(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Leaves(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Leaves),
        JsonValueKind.Null => [],
        _ => [Leaf(json.ToString())],
    };

    private static string Leaf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.#####", CultureInfo.InvariantCulture)
        : text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) : text;
}
