using FieldServices.TestKit;
using Npgsql;

namespace FieldServices.EventStore.Tests.TestKit;

public sealed class DedicatedClusters
{
    [Fact]
    public async Task A_restarted_cluster_keeps_its_address_and_its_data()
    {
        await using var cluster = await DedicatedCluster.StartAsync();
        var address = cluster.ConnectionString;
        await Sql.RunAsync(address, "create table kept as select 42 as answer");

        await cluster.RestartAsync();

        Assert.Equal(address, cluster.ConnectionString);
        Assert.Equal(42, await Sql.AskAsync<int>(address, "select answer from kept"));
    }

    [Fact]
    public async Task A_crashed_cluster_recovers_what_was_committed()
    {
        await using var cluster = await DedicatedCluster.StartAsync();
        await Sql.RunAsync(cluster.ConnectionString, "create table kept as select 42 as answer");

        await cluster.CrashAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(
            () => Sql.AskAsync<int>(cluster.ConnectionString, "select 1"));
        await cluster.StartAgainAsync();

        Assert.Equal(42, await Sql.AskAsync<int>(cluster.ConnectionString, "select answer from kept"));
    }

    [Fact]
    public async Task A_dedicated_cluster_writes_durably()
    {
        await using var cluster = await DedicatedCluster.StartAsync();

        Assert.Equal("on", await Sql.AskAsync<string>(cluster.ConnectionString, "show fsync"));
        Assert.Equal("on", await Sql.AskAsync<string>(cluster.ConnectionString, "show synchronous_commit"));
        Assert.Equal("on", await Sql.AskAsync<string>(cluster.ConnectionString, "show full_page_writes"));
    }
}
