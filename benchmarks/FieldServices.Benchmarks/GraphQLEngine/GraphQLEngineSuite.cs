using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace FieldServices.Benchmarks.GraphQLEngine;

/// <summary>
/// The GraphQL engine by itself, and against graphql-js and Mercurius (with its JIT) over HTTP on the same data.
/// Options: <c>--rounds 3 --seconds 1</c>, and the name of one part to run only that: <c>overhead</c>, <c>http</c>.
/// The peers need node and npm; without them, or with <c>--no-peers</c>, only our own figures are printed.
/// </summary>
internal static class GraphQLEngineSuite
{
    private static readonly string[] Parts = ["overhead", "http"];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["serve"])
            return await BoardServer.RunAsync();
        var chosen = args.Where(Parts.Contains).ToList();
        if (chosen.Count == 0 || chosen.Contains("overhead"))
            MeasureOverhead();
        if (chosen.Count == 0 || chosen.Contains("http"))
            await MeasureHttpAsync(!args.Contains(NodePeers.Without), Options.Number(args, "--rounds", 3), TimeSpan.FromSeconds(Options.Number(args, "--seconds", 1)));
        return 0;
    }

    private static void MeasureOverhead()
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance))
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance);
        var summary = BenchmarkRunner.Run<EngineOverhead>(config);
        foreach (var report in summary.Reports)
        {
            var name = report.BenchmarkCase.Descriptor.WorkloadMethod.Name.ToLowerInvariant();
            Metric.Print($"graphql_overhead_{name}", report.ResultStatistics!.Mean / 1000, "us");
            Metric.Print($"graphql_allocated_{name}", report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? double.NaN, "bytes");
        }
    }

    private static async Task MeasureHttpAsync(bool withPeers, int rounds, TimeSpan length)
    {
        using var peers = withPeers ? await NodePeers.InstallAsync("graphql") : null;
        var contenders = new List<Contender>();
        try
        {
            contenders.Add(await Contender.StartAsync("ours", "dotnet", typeof(GraphQLEngineSuite).Assembly.Location, "graphql-engine", "serve"));
            if (peers is not null)
            {
                var data = peers.PathOf("data.json");
                BoardData.Make().Save(data);
                foreach (var peer in new[] { "graphql-js", "mercurius" })
                    contenders.Add(await Contender.StartAsync(peer, "node", peers.PathOf($"{peer}.mjs"), data));
            }
            await HttpRounds.RunAsync(contenders, rounds, length);
        }
        finally
        {
            contenders.ForEach(static contender => contender.Dispose());
        }
    }
}
