namespace FieldServices.Benchmarks.Tenants;

/// <summary>
/// What a node costs that serves many tenants of whom few are busy: with 10 tenants and with many, in 1, 2 and 4 databases.
/// Options: <c>--tenants 1000 --busy 5 --rate 20 --seconds 10</c>; the rate is for each busy tenant.
/// </summary>
internal static class TenantsSuite
{
    private const int Few = 10;
    private static readonly int[] Databases = [1, 2, 4];

    public static async Task<int> RunAsync(string[] args)
    {
        var cluster = Environment.GetEnvironmentVariable("FIELDSERVICES_DATABASE")
            ?? throw new InvalidOperationException("FIELDSERVICES_DATABASE is not set; start this through ./bench tenants.");
        var (many, busy) = (Options.Number(args, "--tenants", 1_000), Options.Number(args, "--busy", 5));
        var (rate, length) = (Options.Number(args, "--rate", 20), TimeSpan.FromSeconds(Options.Number(args, "--seconds", 10)));
        foreach (var count in Databases)
        {
            Console.WriteLine($"# databases: {count}");
            await using var installation = await Installation.CreateAsync(cluster, count);
            var cells = new List<Cost>();
            foreach (var tenants in new[] { Few, many })
            {
                await installation.GrowToAsync(tenants);
                cells.Add(await new NodeRound(installation, busy, rate, length).RunAsync());
                Print($"tenants.databases_{count}.tenants_{tenants}", cells[^1]);
            }
            PrintRatios($"tenants.databases_{count}.many_of_few", cells[0], cells[1]);
        }
        return 0;
    }

    private static void Print(string name, Cost cost)
    {
        Metric.Print($"{name}.connections", cost.Connections, "count");
        Metric.Print($"{name}.idle_transactions", cost.IdleTransactions, "per_s");
        Metric.Print($"{name}.idle_node_cpu", cost.IdleCpu * 100, "percent_of_a_core");
        Metric.Print($"{name}.idle_database_time", cost.IdleActive * 100, "percent_of_a_core");
        Metric.Print($"{name}.busy_p50", cost.Median, "ms");
        Metric.Print($"{name}.busy_p99", cost.Slow, "ms");
        Metric.Print($"{name}.busy_rate", cost.Rate, "per_s");
    }

    private static void PrintRatios(string name, Cost few, Cost many)
    {
        Metric.Print($"{name}.connections", (double)many.Connections / few.Connections, "ratio");
        Metric.Print($"{name}.idle_transactions", many.IdleTransactions / few.IdleTransactions, "ratio");
        Metric.Print($"{name}.busy_p50", many.Median / few.Median, "ratio");
    }
}
