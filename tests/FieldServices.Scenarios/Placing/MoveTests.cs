using System.Text.Json.Nodes;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Crashes;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Placing;

/// <summary>A tenant moves while its people work.</summary>
public sealed class MoveTests(TwoPlaces places) : IClassFixture<TwoPlaces>
{
    [Fact]
    public async Task Nobody_loses_anything_when_a_tenant_moves_to_and_fro_under_load()
    {
        var tenant = await places.TenantAsync("busy", "home");
        var key = (await places.One.KeyAsync(tenant, Role.Admin)).ToString();
        using var stop = new CancellationTokenSource();
        await using var load = new Load(InTurns(), key, clientCount: 8, pace: Pace);
        await load.MoreAsync(100);
        var listening = ListenAsync(places.Other.Address, key, stop.Token);
        var reading = Task.WhenAll(new[] { places.One, places.Other }.Select(s => ReadAsync(s, key, stop.Token)));
        foreach (var to in new[] { "east", "home", "east" })
        {
            Assert.Contains($"busy is in '{to}'.", (await places.RunAsync("tenants", "move", "busy", "--to", to)).Succeeded().Output, StringComparison.Ordinal);
            await load.MoreAsync(100);
        }
        await load.EndAsync();

        var log = await places.LogAsync(tenant);
        Assert.Equal(Enumerable.Range(1, log.Count).Select(p => (long)p), log.Select(e => e.Position));
        Assert.Equal(
            load.Acknowledged.Values.Select(a => (a.Id, (long)a.Json["position"]!)).OrderBy(a => a.Item2),
            log.Select(e => (e.Stream.Id, e.Position)));
        Assert.Equal(["east"], await places.OpenLogsAsync(tenant));
        foreach (var server in new[] { places.One, places.Other })
        {
            using var client = server.Client(key);
            var board = await client.QueryAsync($"{{ emergencies(after: {log.Count}) {{ totalCount }} }}");
            Assert.Null(board["extensions"]?["stale"]);
            Assert.Equal(log.Count, (int)board["data"]!["emergencies"]!["totalCount"]!);
        }
        await Eventually.TrueAsync(() => listening.IsCompleted || Heard.Count >= log.Count);
        await stop.CancelAsync();
        await reading.EndsAsync();
        await listening.EndsAsync();
        Assert.Equal(log.Select(e => e.Position), Heard);
    }

    [Fact]
    public async Task What_was_left_behind_can_be_deleted_and_nothing_is_missed()
    {
        var tenant = await places.TenantAsync("tidy", "home");
        using var client = await places.One.ClientAsync(tenant, Role.Admin);
        var id = await Samples.ReportedAsync(client);
        (await places.RunAsync("tenants", "move", "tidy", "--to", "east")).Succeeded();
        Assert.Contains("Deleted", (await places.RunAsync("tenants", "forget", "tidy", "--in", "home", "--yes")).Succeeded().Output, StringComparison.Ordinal);
        await using var rows = places.Database("home").CreateCommand("select count(*) from eventstore.events where tenant_id = $1");
        rows.Parameters.Add(new() { Value = tenant.Id.Value });
        Assert.Equal(0L, await rows.ExecuteScalarAsync());
        var reported = (await client.PostAsync(Samples.Report)).Accepted();
        var board = await client.QueryAsync($"{{ emergencies(after: {reported.Json["position"]}) {{ nodes {{ id }} }} }}");
        var seen = board["data"]!["emergencies"]!["nodes"]!.AsArray().Select(n => (string?)n!["id"]);
        Assert.Equal(new[] { $"{id}", $"{reported.Id}" }.Order(), seen.Order());
        (await places.RunAsync("projections", "rebuild", "emergencies")).Succeeded();
        Assert.Matches(@"emergencies\s+\d+\s+tidy\s+0\s", (await places.RunAsync("projections", "list")).Succeeded().Output);
    }

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private List<long> Heard { get; } = [];

    private Func<Uri> InTurns()
    {
        var turn = 0;
        return () => Interlocked.Increment(ref turn) % 2 == 0 ? places.One.Address : places.Other.Address;
    }

    private static async Task ReadAsync(Server server, string key, CancellationToken stop)
    {
        using var client = server.Client(key);
        while (!stop.IsCancellationRequested)
        {
            var answer = await client.QueryAsync("{ emergencies(first: 5) { nodes { reference status } } }");
            Assert.Null(answer["errors"]);
            await Task.Delay(Pace, CancellationToken.None);
        }
    }

    private async Task ListenAsync(Uri address, string key, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString("subscription { events(after: 0) { position } }")}");
        request.Headers.Add(ApiKeyAuthentication.Header, key);
        request.Headers.Accept.Add(new("text/event-stream"));
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(stop));
            while (await lines.ReadLineAsync(stop) is { } line)
            {
                if (line.StartsWith("data: {", StringComparison.Ordinal))
                    Heard.Add((long)JsonNode.Parse(line["data: ".Length..])!["data"]!["events"]!["position"]!);
            }
        }
        catch (OperationCanceledException)
        {
            // Heard enough.
        }
    }
}
