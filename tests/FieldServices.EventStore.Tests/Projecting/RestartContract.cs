using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Schema;
using FieldServices.EventStore.Tests.Harness;
using FieldServices.TestKit;
using Npgsql;

namespace FieldServices.EventStore.Tests.Projecting;

public sealed class RestartContract
{
    private readonly TenantId tenant = Accounts.NewTenant();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Log_and_views_go_on_by_themselves_after_the_database_was_away(bool crash)
    {
        await using var cluster = await DedicatedCluster.StartAsync();
        await using (var source = NpgsqlDataSource.Create(cluster.ConnectionString))
            await SchemaMigrator.ForEventStore.MigrateAsync(source);
        var view = AccountViews.Accounts();
        var options = new ProjectionOptions { PollInterval = TimeSpan.FromMilliseconds(100), LongestRetry = TimeSpan.FromMilliseconds(200) };
        await using var node = await Node.StartAsync(cluster.ConnectionString, options, view);
        var (acknowledged, attempts) = (new List<Appended>(), 0);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (; !stop.IsCancellationRequested; attempts++)
                if (await TryAppendAsync(node.Log) is { } appended)
                    acknowledged.Add(appended);
        });
        await Eventually.TrueAsync(() => acknowledged.Count > 20);
        await (crash ? cluster.CrashAsync() : cluster.StopAsync());
        await cluster.StartAgainAsync();
        var before = acknowledged.Count;
        await Eventually.TrueAsync(() => acknowledged.Count > before + 20);
        await stop.CancelAsync();
        await writing.EndsAsync();
        await node.CaughtUpAsync(view, tenant);
        var log = await node.Log.AllAsync(tenant);
        Assert.Equal(Enumerable.Range(1, log.Count), log.Select(e => (int)e.Position));
        Assert.InRange(log.Count, acknowledged.Count, attempts);
        Assert.All(acknowledged, a => Assert.Equal(a.RecordedAt, log[(int)a.Position - 1].RecordedAt));
        Assert.Equal(AccountViews.Fold(view, log), await node.RowsAsync(view, tenant));
    }

    private async Task<Appended?> TryAppendAsync(EventLog log)
    {
        try
        {
            return await log.AppendAsync(Accounts.Deposit(tenant, Accounts.NewStream(), ExpectedVersion.New));
        }
        catch (Exception e) when (e is NpgsqlException or IOException)
        {
            return null;
        }
    }
}
