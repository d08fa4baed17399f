using FieldServices.Soak;

namespace FieldServices.Benchmarks.Soak;

/// <summary>
/// Mixed load on two nodes over a database of its own, a kill every so often and a crash of the database, and then the checker.
/// Options: <c>--minutes 10</c> or <c>--seconds 600</c>, <c>--kill-every 30</c> seconds, <c>--clients 4</c> of each tenant,
/// <c>--tenants 3</c>, <c>--pause 15</c> milliseconds between two things that a client does, <c>--seed 1</c>.
/// </summary>
internal static class SoakSuite
{
    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = Options.Number(args, "--seconds", 60 * Options.Number(args, "--minutes", 10));
        var options = new SoakOptions(TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(Options.Number(args, "--kill-every", 30)))
        {
            Clients = Options.Number(args, "--clients", 4),
            Tenants = Options.Number(args, "--tenants", 3),
            Pause = TimeSpan.FromMilliseconds(Options.Number(args, "--pause", 15)),
            Seed = Options.Number(args, "--seed", 1),
        };
        try
        {
            return Report(await SoakRun.RunAsync(options, Console.WriteLine));
        }
        catch (ArgumentException e)
        {
            await Console.Error.WriteLineAsync($"{e.Message} Change --kill-every or --minutes.");
            return 2;
        }
    }

    private static int Report(SoakResult result)
    {
        foreach (var line in result.Lines)
            Console.WriteLine(line);
        foreach (var (name, value, unit) in result.Counts.Figures)
            Metric.Print($"soak.{name}", value, unit);
        return result.Passed ? 0 : 1;
    }
}
