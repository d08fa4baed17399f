using System.Collections.Concurrent;
using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Tests.Harness;
using FieldServices.EventStore.Waking;

namespace FieldServices.EventStore.Tests.Projecting;

public sealed class WakingContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private static readonly ProjectionOptions NeverPolls = new() { PollInterval = TimeSpan.FromHours(1) };
    private readonly TenantId tenant = Accounts.NewTenant();

    [Fact]
    public async Task A_view_follows_the_appends_of_its_own_process_without_polling()
    {
        var view = AccountViews.Accounts("own_process");
        await using var node = await Node.StartAsync(database.ConnectionString, NeverPolls, view);
        await Eventually.TrueAsync(async () =>
        {
            await node.Log.AppendAsync(Accounts.Deposit(tenant, Accounts.NewStream(), ExpectedVersion.New));
            return await node.Progress.PositionAsync(view, tenant) > 0;
        });
    }

    [Fact]
    public async Task A_view_follows_the_appends_of_another_process_without_polling()
    {
        var view = AccountViews.Accounts("other_process");
        await using var follower = await Node.StartAsync(database.ConnectionString, NeverPolls, view);
        await using var writer = await Node.PrepareAsync(database.ConnectionString, NeverPolls);
        await Eventually.TrueAsync(async () =>
        {
            await writer.Log.AppendAsync(Accounts.Deposit(tenant, Accounts.NewStream(), ExpectedVersion.New));
            return await follower.Progress.PositionAsync(view, tenant) > 0;
        });
        await follower.CaughtUpAsync(view, tenant);
    }

    [Fact]
    public async Task Polling_finds_what_a_lost_wake_up_has_missed()
    {
        var view = AccountViews.Accounts("lost_wake_up");
        var options = new ProjectionOptions { PollInterval = TimeSpan.FromMilliseconds(20) };
        await using var node = await Node.StartAsync(database.ConnectionString, options, view);
        await node.CaughtUpAsync(view, tenant);
        var silent = new EventLog(database.Source, Accounts.Catalog);
        await silent.AppendAsync(Accounts.Deposit(tenant, Accounts.NewStream(), ExpectedVersion.New));
        await node.CaughtUpAsync(view, tenant);
    }

    [Fact]
    public async Task A_process_hears_the_others_with_the_position_and_not_its_own_echo()
    {
        var (here, there) = (new WakeUps(database.Source), new WakeUps(database.Source));
        var (heard, echoed) = (new ConcurrentQueue<(TenantId, long)>(), 0);
        there.Woken += (t, position) => heard.Enqueue((t, position));
        here.Woken += (t, _) => Interlocked.Increment(ref echoed);
        using var stop = new CancellationTokenSource();
        var listening = Task.WhenAll(here.ListenAsync(stop.Token), there.ListenAsync(stop.Token));
        var signalled = 0;
        await Eventually.TrueAsync(() =>
        {
            here.Signal(tenant, ++signalled);
            return !heard.IsEmpty;
        });
        await here.DrainAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => heard.Contains((tenant, signalled)));
        await stop.CancelAsync();
        await listening.EndsAsync();
        Assert.Equal(signalled, echoed);
    }

    [Fact]
    public async Task A_reader_waits_until_the_view_contains_what_it_wrote()
    {
        var view = AccountViews.Accounts("read_your_writes");
        await using var node = await Node.PrepareAsync(database.ConnectionString, NeverPolls, view);
        var appended = await node.Log.AppendAsync(Accounts.Deposit(tenant, Accounts.NewStream(), ExpectedVersion.New));
        Assert.False(await node.Progress.WaitAsync(view, tenant, appended.Position, TimeSpan.Zero));
        var waiting = node.Progress.WaitAsync(view, tenant, appended.Position, TimeSpan.FromMinutes(1));
        node.Run();
        Assert.True(await waiting.EndsAsync());
        Assert.Single(await node.RowsAsync(view, tenant));
    }

    [Fact]
    public async Task A_reader_that_waits_too_long_is_told_so()
    {
        var view = AccountViews.Accounts("too_long");
        await using var node = await Node.PrepareAsync(database.ConnectionString, NeverPolls, view);
        Assert.False(await node.Progress.WaitAsync(view, tenant, position: 1, TimeSpan.FromMilliseconds(60)));
        using var impatient = new CancellationTokenSource();
        var waiting = node.Progress.WaitAsync(view, tenant, position: 1, TimeSpan.FromHours(1), impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.EndsAsync());
    }
}
