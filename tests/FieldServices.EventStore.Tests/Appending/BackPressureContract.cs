using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Appending;

public sealed class BackPressureContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private readonly TenantId tenant = Accounts.NewTenant();

    [Fact]
    public async Task A_full_queue_of_a_tenant_refuses_and_says_when_to_come_back()
    {
        var log = LogWith(new() { QueuedPerTenant = 3 });
        await using var held = await HoldAsync();
        var accepted = await FillAsync(log, 1 + 3);
        var error = await Assert.ThrowsAsync<LogBusyException>(() => log.AppendAsync(Next()));
        Assert.InRange(error.RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        Assert.Equal(1, (await log.AppendAsync(Accounts.Open(Accounts.NewTenant(), Accounts.NewStream())).EndsAsync()).Position);
        await held.CommitAsync();
        await Task.WhenAll(accepted).EndsAsync();
        Assert.Equal(5, await log.HeadAsync(tenant));
        Assert.Equal(6, (await log.AppendAsync(Next())).Position);
    }

    [Fact]
    public async Task A_full_queue_of_all_tenants_refuses()
    {
        var log = LogWith(new() { Queued = 2 });
        await using var held = await HoldAsync();
        var accepted = await FillAsync(log, 1 + 2);
        await Assert.ThrowsAsync<LogBusyException>(() => log.AppendAsync(Accounts.Open(Accounts.NewTenant(), Accounts.NewStream())));
        await held.CommitAsync();
        await Task.WhenAll(accepted).EndsAsync();
    }

    [Fact]
    public async Task Waiting_appends_are_bounded_by_their_bytes_too()
    {
        var log = LogWith(new() { QueuedBytes = 2_000 });
        var large = Accounts.Of(tenant, Accounts.NewStream(), ExpectedVersion.Any, new AccountEvent.Opened(new string('x', 1_500)));
        await using var held = await HoldAsync();
        var first = (await FillAsync(log, 1))[0];
        var second = log.AppendAsync(large);
        await Assert.ThrowsAsync<LogBusyException>(() => log.AppendAsync(large));
        await held.CommitAsync();
        await Task.WhenAll(first, second).EndsAsync();
        await log.AppendAsync(large).EndsAsync();
    }

    [Fact]
    public async Task An_append_cancelled_while_it_waits_is_never_written()
    {
        var log = LogWith(new() { QueuedPerTenant = 1 });
        using var cancel = new CancellationTokenSource();
        await using var held = await HoldAsync();
        var first = (await FillAsync(log, 1))[0];
        var waiting = log.AppendAsync(Next(), cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.EndsAsync());
        var freed = log.AppendAsync(Next());
        await held.CommitAsync();
        await Task.WhenAll(first, freed).EndsAsync();
        Assert.Equal(3, await log.HeadAsync(tenant));
    }

    [Fact]
    public async Task An_append_cancelled_while_it_is_written_tells_what_became_of_it()
    {
        var log = LogWith(new());
        using var cancel = new CancellationTokenSource();
        await using var held = await HoldAsync();
        var written = log.AppendAsync(Next(), cancel.Token);
        await database.LockWaitersAsync(1);
        await cancel.CancelAsync();
        await held.CommitAsync();
        Assert.Equal(2, (await written.EndsAsync()).Position);
    }

    [Fact]
    public async Task An_append_cancelled_before_it_begins_does_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => LogWith(new()).AppendAsync(Next(), new CancellationToken(canceled: true)));
        Assert.Equal(0, await database.Log.HeadAsync(tenant));
    }

    [Fact]
    public async Task A_busy_tenant_does_not_keep_a_quiet_one_waiting()
    {
        var log = LogWith(new() { ParallelFlushes = 1, FlushedAtOnce = 1 });
        await using var held = await HoldAsync();
        var busy = await FillAsync(log, 20);
        var quiet = log.AppendAsync(Accounts.Open(Accounts.NewTenant(), Accounts.NewStream()));
        await held.CommitAsync();
        var times = (await Task.WhenAll(busy).EndsAsync()).Select(a => a.RecordedAt).ToList();
        Assert.InRange((await quiet).RecordedAt, times[0], times[1]);
    }

    [Fact]
    public async Task Tenants_are_written_in_parallel()
    {
        var log = LogWith(new() { ParallelFlushes = 2 });
        await using var held = await HoldAsync();
        var blocked = (await FillAsync(log, 1))[0];
        await log.AppendAsync(Accounts.Open(Accounts.NewTenant(), Accounts.NewStream())).EndsAsync();
        Assert.False(blocked.IsCompleted);
        await held.CommitAsync();
        await blocked.EndsAsync();
    }

    private EventLog LogWith(AppendOptions options) => new(database.Source, Accounts.Catalog, options: options);

    private Task<HeldAppend> HoldAsync() => HeldAppend.StartAsync(database, Next());

    private Append Next() => Accounts.Open(tenant, Accounts.NewStream());

    // The first is being written and waits for the holder; the others wait behind it.
    private async Task<IReadOnlyList<Task<Appended>>> FillAsync(EventLog log, int count)
    {
        var tasks = new List<Task<Appended>> { log.AppendAsync(Next()) };
        await database.LockWaitersAsync(1);
        tasks.AddRange(Enumerable.Range(1, count - 1).Select(_ => log.AppendAsync(Next())));
        return tasks;
    }
}
