using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Reading;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Reading;

public sealed class ReadingContract(StoreDatabase database) : IClassFixture<StoreDatabase>, IAsyncLifetime
{
    private readonly TenantId tenant = Accounts.NewTenant();
    private readonly StreamId stream = Accounts.NewStream();

    private EventLog Log => database.Log;

    // Five deposits of 1 … 5, the first true at noon and each an hour after the one before.
    public async Task InitializeAsync()
    {
        for (var i = 1; i <= 5; i++)
        {
            await Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Any, i) with { EffectiveAt = Accounts.Noon.AddHours(i - 1) });
            await Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_stream_is_read_from_the_oldest_to_the_newest() => Assert.Equal([1, 2, 3, 4, 5], await VersionsAsync(new()));

    [Fact]
    public async Task A_stream_is_read_backwards() => Assert.Equal([5, 4, 3, 2, 1], await VersionsAsync(new(Backwards: true)));

    [Fact]
    public async Task Both_ends_of_a_range_are_inclusive() => Assert.Equal([2, 3, 4], await VersionsAsync(new(FromVersion: 2, ToVersion: 4)));

    [Fact]
    public async Task A_limit_counts_in_reading_order()
    {
        Assert.Equal([2, 3], await VersionsAsync(new(FromVersion: 2, Limit: 2)));
        Assert.Equal([4, 3], await VersionsAsync(new(ToVersion: 4, Limit: 2, Backwards: true)));
    }

    [Fact]
    public async Task An_effective_time_keeps_what_was_true_at_that_instant() =>
        Assert.Equal([1, 2, 3], await VersionsAsync(new(EffectiveUntil: Accounts.Noon.AddHours(2))));

    [Fact]
    public async Task An_effective_time_may_be_given_in_any_offset() =>
        Assert.Equal([1, 2, 3], await VersionsAsync(new(EffectiveUntil: Accounts.Noon.AddHours(2).ToOffset(TimeSpan.FromHours(5)))));

    [Fact]
    public async Task A_missing_stream_is_empty() => Assert.Empty(await Log.ReadStreamAsync(tenant, Accounts.NewStream()).ListAsync());

    [Fact]
    public async Task The_log_is_read_after_a_position_up_to_a_limit()
    {
        var events = await Log.ReadLogAsync(tenant, after: 3, limit: 4).ListAsync();
        Assert.Equal([4, 5, 6, 7], events.Select(e => e.Position));
    }

    [Fact]
    public async Task The_log_can_be_filtered_by_stored_names()
    {
        var events = await Log.ReadLogAsync(tenant, after: 1, limit: 3, types: ["account.deposited", "account.closed"]).ListAsync();
        Assert.Equal([3, 5, 7], events.Select(e => e.Position));
        Assert.All(events, e => Assert.IsType<AccountEvent.Deposited>(e.Event));
    }

    [Fact]
    public async Task The_log_after_its_head_is_empty()
    {
        Assert.Equal(10, await Log.HeadAsync(tenant));
        Assert.Empty(await Log.ReadLogAsync(tenant, after: 10, limit: 10).ListAsync());
    }

    [Fact]
    public async Task A_stream_is_folded_to_a_version_or_a_time()
    {
        var whole = await Log.FoldAsync(tenant, stream, Account.Initial, Account.Evolve);
        Assert.Equal((15m, 5L, 9L, Accounts.Noon.AddHours(4)), (whole.State.Balance, whole.Version, whole.Position, whole.EffectiveAt!.Value));
        Assert.Equal(6m, (await Log.FoldAsync(tenant, stream, Account.Initial, Account.Evolve, new(ToVersion: 3))).State.Balance);
        Assert.Equal(3m, (await Log.FoldAsync(tenant, stream, Account.Initial, Account.Evolve, new(EffectiveUntil: Accounts.Noon.AddHours(1.5)))).State.Balance);
        var none = await Log.FoldAsync(tenant, Accounts.NewStream(), Account.Initial, Account.Evolve);
        Assert.Equal((Account.Initial, 0L, 0L, null), (none.State, none.Version, none.Position, none.EffectiveAt));
    }

    [Fact]
    public async Task An_envelope_carries_everything_that_was_given()
    {
        var origin = new Origin(new Actor("dispatcher", "key/7"), "account.close", Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var append = new Append(tenant, stream, ExpectedVersion.Any, [new AccountEvent.Closed("moved")], Accounts.Noon.ToOffset(TimeSpan.FromHours(2)), origin);
        var appended = await Log.AppendAsync(append);
        var envelope = Assert.Single(await Log.ReadStreamAsync(tenant, stream, new(FromVersion: 6)).ListAsync());
        Assert.Equal(
            new Envelope(
                tenant, stream, appended.Version, appended.Position, Accounts.Catalog.Of("account.closed", 1),
                new AccountEvent.Closed("moved"), appended.RecordedAt, Accounts.Noon, origin),
            envelope with { Hash = default });
        Assert.NotEqual(default, envelope.Hash);
    }

    [Fact]
    public async Task Two_tenants_never_see_each_other()
    {
        var other = Accounts.NewTenant();
        await Log.AppendAsync(Accounts.Open(other, stream));
        Assert.Equal(1, await Log.HeadAsync(other));
        Assert.Single(await Log.AllAsync(other));
        Assert.Single(await Log.ReadStreamAsync(other, stream).ListAsync());
        Assert.Equal(5, (await Log.ReadStreamAsync(tenant, stream).ListAsync()).Count);
        Assert.All(await Log.AllAsync(tenant), e => Assert.Equal(tenant, e.Tenant));
    }

    private async Task<IEnumerable<int>> VersionsAsync(StreamRange range) =>
        (await Log.ReadStreamAsync(tenant, stream, range).ListAsync()).Select(e => (int)e.Version);
}
