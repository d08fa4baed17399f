using System.Diagnostics;
using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace FieldServices.Benchmarks.Listeners;

/// <summary>
/// What many subscribers of one tenant cost while nothing happens, and how long it takes until all of them were told of one event. Half
/// follow the log, half a filtered list. Options: <c>--listeners 2000 --seconds 10</c>.
/// </summary>
internal static class ListenersSuite
{
    private const int PerSocket = 50;

    private const string Report =
        """{"category":"water-leak","description":"Water comes through the ceiling","channel":"phone","point":{"latitude":51.5362,"longitude":-0.1033}}""";

    public static async Task<int> RunAsync(string[] args)
    {
        var database = Environment.GetEnvironmentVariable("FIELDSERVICES_DATABASE")
            ?? throw new InvalidOperationException("FIELDSERVICES_DATABASE is not set; start this through ./bench listeners.");
        var (count, seconds) = (Options.Number(args, "--listeners", 2_000), Options.Number(args, "--seconds", 10));
        await using var platform = new Platform(database, FieldServicesModules.All, NullLogger.Instance);
        await platform.MigrateAsync(default);
        var tenant = await platform.Tenants.EnsureAsync("bench", "Benchmark", "test", default);
        var key = ApiKey.Create(tenant.Mode);
        await platform.Keys.InsertAsync(key, tenant.Id, Role.Dispatcher, "Benchmark", null, default);
        await using var server = await ServerProcess.StartAsync(database);
        var head = await platform.Log.HeadAsync(tenant.Id);
        string[] subscriptions = [$"subscription {{ events(after: {head}) {{ name }} }}", $"subscription {{ emergencyChanged(after: {head}, filter: {{ status: {{ eq: REPORTED }} }}) {{ kind row {{ id }} }} }}"];

        Metric.Print("listeners.none.cpu", await IdleAsync(server, seconds), "percent_of_a_core");
        var sockets = new List<OpenSocket>();
        for (var i = 0; i < count; i += PerSocket)
            sockets.Add(await OpenSocket.OpenAsync(server.Address, key, [.. Enumerable.Range(i, Math.Min(PerSocket, count - i)).Select(n => subscriptions[n % 2])]));
        await Task.Delay(TimeSpan.FromSeconds(2));
        var before = await StatementsAsync(platform);
        Metric.Print("listeners.idle.cpu", await IdleAsync(server, seconds), "percent_of_a_core");
        Metric.Print("listeners.idle.transactions", (await StatementsAsync(platform) - before) / seconds, "per_s");
        Metric.Print("listeners.idle.connections", await ScalarAsync(platform, "select count(*) from pg_stat_activity where datname = current_database()"), "count");
        await TellAsync(server, key, sockets);
        sockets.ForEach(s => s.Dispose());
        return 0;
    }

    private static async Task TellAsync(ServerProcess server, ApiKey key, List<OpenSocket> sockets)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, key.ToString());
        var start = Stopwatch.GetTimestamp();
        using var content = new StringContent(Report, System.Text.Encoding.UTF8, "application/json");
        (await http.PostAsync(new Uri("/v1/emergencies", UriKind.Relative), content)).EnsureSuccessStatusCode();
        await Task.WhenAll(sockets.Select(s => s.AllToldAsync()));
        Metric.Print("listeners.told", Stopwatch.GetElapsedTime(start).TotalMilliseconds, "ms");
    }

    private static async Task<double> IdleAsync(ServerProcess server, int seconds)
    {
        var before = server.ProcessorTime;
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        return (server.ProcessorTime - before).TotalSeconds * 100 / seconds;
    }

    private static Task<double> StatementsAsync(Platform platform) => ScalarAsync(platform, "select xact_commit + xact_rollback from pg_stat_database where datname = current_database()");

    private static async Task<double> ScalarAsync(Platform platform, string sql)
    {
        await using var command = platform.Database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
