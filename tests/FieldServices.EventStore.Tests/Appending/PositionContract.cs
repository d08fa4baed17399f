using System.Collections.Concurrent;
using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Appending;

public sealed class PositionContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private const int Writers = 64;
    private readonly TenantId tenant = Accounts.NewTenant();

    private EventLog Log => database.Log;

    [Fact]
    public async Task An_append_waits_for_the_one_before_it_and_sees_what_it_wrote()
    {
        await using var held = await HeldAppend.StartAsync(database, Accounts.Open(tenant, Accounts.NewStream()));
        var next = Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await database.LockWaitersAsync(1);
        Assert.Equal(1, held.Appended.Position);
        Assert.False(next.IsCompleted);
        Assert.Empty(await Log.AllAsync(tenant));
        await held.CommitAsync();
        Assert.Equal(2, (await next.EndsAsync()).Position);
    }

    [Fact]
    public async Task A_position_whose_append_was_rolled_back_is_handed_out_again()
    {
        await Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await using var held = await HeldAppend.StartAsync(database, Accounts.Open(tenant, Accounts.NewStream()));
        var next = Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await database.LockWaitersAsync(1);
        await held.RollbackAsync();
        Assert.Equal(2, held.Appended.Position);
        Assert.Equal(2, (await next.EndsAsync()).Position);
    }

    [Fact]
    public async Task The_first_append_of_a_tenant_may_race_with_another_first_one()
    {
        await using var held = await HeldAppend.StartAsync(database, Accounts.Open(tenant, Accounts.NewStream()));
        var others = Enumerable.Range(0, 4).Select(_ => new EventLog(database.Source, Accounts.Catalog))
            .Select(node => node.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()))).ToList();
        await database.LockWaitersAsync(4);
        await held.RollbackAsync();
        var positions = (await Task.WhenAll(others).EndsAsync()).Select(a => a.Position);
        Assert.Equal([1, 2, 3, 4], positions.Order());
    }

    [Fact]
    public async Task Appends_of_another_tenant_do_not_wait()
    {
        await using var held = await HeldAppend.StartAsync(database, Accounts.Open(tenant, Accounts.NewStream()));
        var other = await Log.AppendAsync(Accounts.Open(Accounts.NewTenant(), Accounts.NewStream())).EndsAsync();
        Assert.Equal(1, other.Position);
    }

    [Fact]
    public async Task Positions_have_no_gaps_and_follow_the_order_of_commits()
    {
        using var stop = new CancellationTokenSource();
        var seen = new ConcurrentQueue<Envelope>();
        var reading = FollowAsync(seen, stop.Token);
        var acknowledged = (await Task.WhenAll(Enumerable.Range(0, Writers).Select(WriteAsync))).SelectMany(a => a).ToList();
        await Eventually.TrueAsync(() => seen.Count >= acknowledged.Sum(a => a.Events));
        await stop.CancelAsync();
        await reading;
        Assert.Equal(Enumerable.Range(1, seen.Count).Select(n => (long)n), seen.Select(e => e.Position));
        Assert.Equal(acknowledged.Sum(a => a.Events), seen.Count);
        Assert.All(acknowledged, a => Assert.Contains(seen, e => e.Position == a.Position && e.Stream == a.Stream));
    }

    [Fact]
    public async Task Recorded_times_never_decrease_along_positions()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(WriteAsync));
        var times = (await Log.AllAsync(tenant)).Select(e => e.RecordedAt).ToList();
        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_does_not_set_back_recorded_times()
    {
        await Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await database.ExecuteAsync("update eventstore.tenant_heads set recorded_at = recorded_at + interval '1 hour' where tenant_id = $1", tenant.Value);
        var ahead = await Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        var next = await Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        Assert.Equal(ahead.RecordedAt, next.RecordedAt);
        Assert.Equal(next.RecordedAt, (await Log.AllAsync(tenant))[^1].RecordedAt);
    }

    // Every writer fails with every third append, so that a position taken too early would leave a gap.
    private async Task<List<(long Position, StreamId Stream, int Events)>> WriteAsync(int writer)
    {
        var node = new EventLog(database.Source, Accounts.Catalog);
        var acknowledged = new List<(long, StreamId, int)>();
        for (var i = 0; i < 12; i++)
        {
            var stream = Accounts.NewStream();
            if (i % 3 == 1)
            {
                await Assert.ThrowsAsync<ConcurrencyException>(() => node.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(7))));
                continue;
            }
            object[] events = [.. Enumerable.Range(0, 1 + (writer + i) % 3).Select(n => new AccountEvent.Deposited(n))];
            var appended = await node.AppendAsync(Accounts.Of(tenant, stream, ExpectedVersion.New, events));
            acknowledged.Add((appended.Position, stream, events.Length));
        }
        return acknowledged;
    }

    // A subscriber as every subscriber is: it asks for what is after its checkpoint and moves the checkpoint there.
    private async Task FollowAsync(ConcurrentQueue<Envelope> seen, CancellationToken stop)
    {
        var checkpoint = 0L;
        while (!stop.IsCancellationRequested)
        {
            await foreach (var envelope in Log.ReadLogAsync(tenant, checkpoint, limit: 50, cancellationToken: CancellationToken.None))
            {
                Assert.Equal(checkpoint + 1, envelope.Position);
                checkpoint = envelope.Position;
                seen.Enqueue(envelope);
            }
        }
    }
}
