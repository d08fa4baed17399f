using System.Text.Json;
using FieldServices.Benchmarks.Store;

namespace FieldServices.Benchmarks.GraphQLEngine;

/// <summary>The contenders in turn, round after round, so that whatever else the machine does falls on all of them.</summary>
internal static class HttpRounds
{
    private static readonly int[] Connections = [1, 16, 64];

    public static async Task RunAsync(IReadOnlyList<Contender> contenders, int rounds, TimeSpan length)
    {
        foreach (var (shape, body) in Shapes.All)
        {
            await RequireEqualAnswersAsync(contenders, body);
            foreach (var connections in Connections)
                await RunAsync(contenders, shape, body, connections, rounds, length);
        }
    }

    private static async Task RunAsync(IReadOnlyList<Contender> contenders, string shape, byte[] body, int connections, int rounds, TimeSpan length)
    {
        var rates = contenders.ToDictionary(static contender => contender, static _ => new List<double>());
        foreach (var contender in contenders)
            await LoadAsync(contender, body, connections, length);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contender in contenders)
                rates[contender].Add((await LoadAsync(contender, body, connections, length)).PerSecond);
        }
        foreach (var contender in contenders)
            Metric.Print($"graphql_{shape}_{connections}_{contender.Name}", Metric.Median(rates[contender]), "requests/s");
        foreach (var peer in contenders.Skip(1))
            Metric.Print($"graphql_{shape}_{connections}_ratio_to_{peer.Name}", Metric.Median(rates[contenders[0]]) / Metric.Median(rates[peer]), "x");
    }

    private static async Task<Load> LoadAsync(Contender contender, byte[] body, int connections, TimeSpan length)
    {
        var open = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => RawConnection.OpenAsync(contender.Port, body)));
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

    /// <summary>A contender that answers something else would be measured at something else.</summary>
    private static async Task RequireEqualAnswersAsync(IReadOnlyList<Contender> contenders, byte[] body)
    {
        string? first = null;
        foreach (var contender in contenders)
        {
            using var connection = await RawConnection.OpenAsync(contender.Port, body);
            using var answer = JsonDocument.Parse(await connection.AskAsync());
            var text = answer.RootElement.GetProperty("data").GetRawText().Replace("+00:00", "Z", StringComparison.Ordinal).Replace(".0,", ",", StringComparison.Ordinal);
            first ??= text;
            if (text != first)
                throw new InvalidOperationException($"{contender.Name} answers something else than {contenders[0].Name}:\n{text[..300]}\n{first[..300]}");
        }
    }
}
