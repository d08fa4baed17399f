using System.Diagnostics;
using FieldServices.Api.Hosting;
using FieldServices.Domain.Modules;
using FieldServices.Soak.Checking;
using FieldServices.Soak.Driving;
using FieldServices.Soak.Evidence;
using FieldServices.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace FieldServices.Soak;

/// <summary>
/// Mixed load on two nodes over one database of its own, while nodes are killed and the database crashes; afterwards everything
/// that anybody saw is compared.
/// </summary>
public sealed class SoakRun : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource givenUp = new();
    private readonly List<Crew> crews = [];
    private readonly DedicatedCluster cluster;
    private readonly Platform platform;
    private readonly Nodes nodes;
    private readonly SoakOptions options;
    private readonly Action<string> say;
    private int crashes;

    private SoakRun(SoakOptions options, DedicatedCluster cluster, Action<string> say)
    {
        (this.options, this.cluster, this.say) = (options, cluster, say);
        var database = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { MaxPoolSize = 60 }.ConnectionString;
        platform = new Platform(database, FieldServicesModules.All, NullLogger.Instance);
        nodes = new Nodes(database);
    }

    /// <summary>Runs once, from an empty database to the verdict.</summary>
    /// <param name="options">How long and how hard.</param>
    /// <param name="say">Told what happens, line by line.</param>
    /// <exception cref="ArgumentException">The run would be over before the database crashes, and prove nothing.</exception>
    public static async Task<SoakResult> RunAsync(SoakOptions options, Action<string> say)
    {
        if (options.KillEvery <= TimeSpan.Zero || options.KillEvery * 2 > options.Length)
            throw new ArgumentException($"A kill every {options.KillEvery.TotalSeconds} s needs a run of at least twice that; this one lasts {options.Length.TotalSeconds} s.");
        await using var cluster = await DedicatedCluster.StartAsync();
        await using var run = new SoakRun(options, cluster, say);
        await run.SetUpAsync();
        await run.DisturbAsync();
        return await run.JudgeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await nodes.DisposeAsync();
        crews.ForEach(c => c.Dispose());
        await platform.DisposeAsync();
        stop.Dispose();
        givenUp.Dispose();
    }

    private async Task SetUpAsync()
    {
        await platform.MigrateAsync(CancellationToken.None);
        for (var n = 1; n <= options.Tenants; n++)
            crews.Add(await Crew.CreateAsync(platform, $"soak-{n}", nodes, givenUp.Token));
        await nodes.StartAsync();
    }

    private async Task DisturbAsync()
    {
        crews.ForEach(c => c.Follow());
        var working = Task.WhenAll(crews.Select((c, n) => c.WorkAsync(options, options.Seed + n * 1000, stop.Token)));
        var start = Stopwatch.GetTimestamp();
        for (var kill = 1; options.KillEvery * kill < options.Length; kill++)
        {
            await ProgressAsync(working, start, options.KillEvery * kill);
            await nodes.KillAsync(kill % Nodes.Count);
            Tell(start, $"node {kill % Nodes.Count} killed and started again");
            if (crashes == 0 && options.KillEvery * (kill + 1) > options.Length / 2)
                await CrashAsync(working, start, options.KillEvery * (kill + 0.5));
        }
        await ProgressAsync(working, start, options.Length);
        await stop.CancelAsync();
        givenUp.CancelAfter(Patience);
        await working;
    }

    private async Task CrashAsync(Task working, long start, TimeSpan at)
    {
        await ProgressAsync(working, start, at);
        await cluster.CrashAsync();
        await cluster.StartAgainAsync();
        crashes++;
        platform.Database.Clear();
        Tell(start, "the database crashed and started again");
    }

    // Waits for a time since the start, and until something was answered since the last disturbance.
    private async Task ProgressAsync(Task working, long start, TimeSpan until)
    {
        var answered = Answered;
        var wait = until - Stopwatch.GetElapsedTime(start);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait);
        await Eventually.TrueAsync(() => Answered > answered || working.IsCompleted);
        if (working.IsCompleted)
            await working;
    }

    private int Answered => crews.Sum(c => c.Journal.Answered);

    private void Tell(long start, string what) => say($"{Stopwatch.GetElapsedTime(start):mm\\:ss}  {what}; {Answered} commands answered");

    private async Task<SoakResult> JudgeAsync()
    {
        var collector = new Collector(platform);
        var late = new List<Finding>();
        var unfinished = new Dictionary<Crew, Unfinished>();
        await ComesTrueAsync(collector.IsQuietAsync);
        foreach (var crew in crews)
            unfinished[crew] = await collector.UnfinishedAsync(crew);
        // What is still to come shall not come while everybody's notes are compared.
        await collector.PostponeTimersAsync();
        if (!await ComesTrueAsync(collector.IsQuietAsync))
            late.Add(new Finding("workflows follow the log", "all", $"a workflow is behind after {Patience}"));
        foreach (var crew in crews)
            await FollowedToTheEndAsync(collector, crew);
        await Task.WhenAll(crews.Select(c => c.UnfollowAsync()));
        if (!await ComesTrueAsync(async () => (await platform.Projections.LagAsync()).All(l => l is { Events: 0, Parked: 0 })))
            late.Add(new Finding("views follow the log", "all", $"a view is behind or has parked a stream after {Patience}"));
        var rows = await collector.RebuiltAsync(crews);
        var evidence = new List<TenantEvidence>();
        foreach (var crew in crews)
            evidence.Add(await collector.CollectAsync(crew, [.. rows[crew.Tenant.Id.Value]]) with { Unfinished = unfinished[crew] });
        for (var node = 0; node < Nodes.Count; node++)
            await nodes.EndAsync(node);
        late.AddRange(nodes.Complaints.Select(line => new Finding("servers know every error", "all", line)));
        return new SoakResult(CountsOf(evidence), [.. late, .. Checks.Run(evidence)]);
    }

    // Whoever does not get there is found by the check.
    private static async Task FollowedToTheEndAsync(Collector collector, Crew crew)
    {
        foreach (var follower in crew.Followers)
        {
            var last = await collector.LastAsync(crew, follower);
            await ComesTrueAsync(() => Task.FromResult(follower.Position >= last));
        }
    }

    private static async Task<bool> ComesTrueAsync(Func<Task<bool>> condition)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Patience; await Task.Delay(50))
            if (await condition())
                return true;
        return false;
    }

    private SoakCounts CountsOf(IReadOnlyCollection<TenantEvidence> evidence)
    {
        var answers = crews.SelectMany(c => c.Journal.AnswerTimes).Order().ToList();
        return SoakCounts.Of(evidence) with
        {
            Resumes = crews.Sum(c => c.Followers.Sum(f => f.Resumes)),
            Kills = nodes.Kills,
            DatabaseCrashes = crashes,
            LongestSilence = answers.Zip(answers.Skip(1), (one, next) => Stopwatch.GetElapsedTime(one, next)).DefaultIfEmpty().Max(),
            LongestCommand = crews.Max(c => c.Journal.LongestWait),
        };
    }
}
