namespace FieldServices.Benchmarks;

/// <summary>Chooses a suite by its name.</summary>
internal static class Suites
{
    public static async Task<int> RunAsync(IReadOnlyDictionary<string, Func<string[], Task<int>>> suites, string[] args)
    {
        if (args is [var name, .. var options] && suites.TryGetValue(name, out var suite))
            return await suite(options);
        await Console.Error.WriteLineAsync($"Usage: ./bench <suite> [options]. The suites are: {string.Join(", ", suites.Keys)}.");
        return args is ["-h" or "--help"] ? 0 : 2;
    }
}
