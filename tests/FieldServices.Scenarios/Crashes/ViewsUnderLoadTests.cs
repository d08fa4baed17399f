using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Scenarios.CommandLine;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Crashes;

public sealed class ViewsUnderLoadTests(DurableService service) : IClassFixture<DurableService>
{
    private const string Query =
        "{ emergencies(first: 50, orderBy: {field: REPORTED_AT, direction: DESC}) { totalCount nodes { id version status reportedAt acknowledgedAt } } }";

    private readonly ConcurrentQueue<string> wrong = new();
    private int answers;

    [Fact]
    public async Task Queries_never_fail_nor_show_half_a_view_while_it_is_rebuilt_under_load()
    {
        var (tenant, key) = await service.TenantAsync("rebuilt-under-load");
        await using var server = await ServerProcess.StartAsync(service.Database);
        await using var load = new Load(() => server.Address, key, clientCount: 8, pace: TimeSpan.FromMilliseconds(25));
        await load.MoreAsync(100);
        using var stop = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 3).Select(_ => Task.Run(() => AskAsync(server.Address, key, stop.Token))).ToArray();
        var changing = Task.Run(() => AcknowledgeAsync(load, server.Address, key, stop.Token));
        for (var i = 0; i < 3; i++)
            (await CommandLineRun.OfAsync(service.Database, "projections", "rebuild", EmergencyBoard.View.Name)).Succeeded();
        var enough = answers + 20;
        await Eventually.TrueAsync(() => answers > enough || !wrong.IsEmpty);
        await stop.CancelAsync();
        await Task.WhenAll([.. asking, changing]);
        await load.EndAsync();
        Assert.Empty(wrong);
        await service.AssertViewsEqualRebuildAsync(tenant);
    }

    // Nothing is ever removed, so a view that is whole never has fewer rows than before; and each row fits itself.
    private async Task AskAsync(Uri address, string key, CancellationToken stop)
    {
        using var client = new Client(address, key);
        for (var seen = 0; !stop.IsCancellationRequested;)
        {
            var answer = await client.QueryAsync(Query);
            var list = answer["data"]?["emergencies"];
            var (total, nodes) = ((int?)list?["totalCount"] ?? -1, list?["nodes"]?.AsArray() ?? []);
            if (answer["errors"] is not null || total < seen || nodes.Count < Math.Min(50, seen) || total < nodes.Count || !nodes.All(Fits))
                wrong.Enqueue($"{total} after {seen}: {answer.ToJsonString()}");
            seen = Math.Max(seen, total);
            Interlocked.Increment(ref answers);
        }
    }

    private static bool Fits(JsonNode? row) =>
        ((string?)row!["status"], (int)row["version"]!, row["acknowledgedAt"] is null) is ("REPORTED", 1, true) or ("ACKNOWLEDGED", 2, false);

    private static async Task AcknowledgeAsync(Load load, Uri address, string key, CancellationToken stop)
    {
        using var client = new Client(address, key);
        var done = new HashSet<Guid>();
        while (!stop.IsCancellationRequested)
        {
            foreach (var report in load.Acknowledged.Values.Where(a => done.Add(a.Id)).Take(20))
                (await client.PostAsync(new AcknowledgeEmergency(), report.Id)).Accepted();
            await Task.Yield();
        }
    }
}
