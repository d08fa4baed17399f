using System.Net;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Crashes;

/// <summary>Nothing acknowledged is ever lost, and nothing happens twice, whatever is killed.</summary>
public sealed class CrashTests(DurableService service) : IClassFixture<DurableService>
{
    [Fact]
    public async Task Every_acknowledged_command_is_there_once_after_the_server_was_killed_under_load()
    {
        var (tenant, key) = await service.TenantAsync("killed-server");
        var servers = new Stack<ServerProcess>([await ServerProcess.StartAsync(service.Database)]);
        try
        {
            await using var load = new Load(() => servers.Peek().Address, key);
            for (var kill = 0; kill < 2; kill++)
            {
                await load.MoreAsync(200);
                await servers.Peek().KillAsync();
                servers.Push(await ServerProcess.StartAsync(service.Database));
            }
            await load.MoreAsync(200);
            await load.EndAsync();
            Assert.True(load.Repetitions > 0, "Nothing was in flight when the server was killed.");
            await service.AssertExactlyOnceAsync(tenant, load.Acknowledged);
            await service.AssertViewsEqualRebuildAsync(tenant);
        }
        finally
        {
            foreach (var server in servers)
                await server.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_server_survives_a_restart_of_the_database_under_load(bool crash)
    {
        var (tenant, key) = await service.TenantAsync(crash ? "crashed-database" : "restarted-database");
        await using var server = await ServerProcess.StartAsync(service.Database);
        await using var load = new Load(() => server.Address, key);
        await load.MoreAsync(200);
        await (crash ? service.Cluster.CrashAsync() : service.Cluster.StopAsync());
        using var stranger = new Client(server.Address, key);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await stranger.GetAsync("/health/ready")).Status);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/health/live")).Status);
        (await stranger.PostAsync(Samples.Report)).Refused(503, "database-unavailable");
        await service.Cluster.StartAgainAsync();
        await load.MoreAsync(200);
        await load.EndAsync();
        await service.AssertExactlyOnceAsync(tenant, load.Acknowledged);
        await service.AssertViewsEqualRebuildAsync(tenant);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/health/ready")).Status);
        Assert.DoesNotContain("Unexpected error", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Samples.Personal, word => server.Output.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_server_that_starts_before_its_database_says_so_and_waits_for_it()
    {
        await service.Cluster.StopAsync();
        await using var server = ServerProcess.Launch(service.Database);
        await server.SaysAsync("The database does not answer");
        await server.SaysAsync("Trying again");
        await service.Cluster.StartAgainAsync();
        await server.ServesAsync();
        using var client = new Client(server.Address, null);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).Status);
    }
}
