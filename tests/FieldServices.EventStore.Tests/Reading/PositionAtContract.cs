using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Reading;

public sealed class PositionAtContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private readonly TenantId tenant = Accounts.NewTenant();

    [Fact]
    public async Task A_time_is_the_last_position_recorded_at_or_before_it()
    {
        for (var i = 0; i < 9; i++)
            await database.Log.AppendAsync(Accounts.Of(
                tenant, Accounts.NewStream(), ExpectedVersion.New, [.. Enumerable.Range(0, (i % 3) + 1).Select(_ => (object)new AccountEvent.Opened("Ada"))]));
        var log = await database.Log.AllAsync(tenant);
        foreach (var time in log.Select(e => e.RecordedAt).Distinct())
        {
            foreach (var asked in new[] { time.AddMicroseconds(-1), time, time.AddMicroseconds(1) })
                Assert.Equal(log.LastOrDefault(e => e.RecordedAt <= asked)?.Position ?? 0, await database.Log.PositionAtAsync(tenant, asked));
        }
    }

    [Fact]
    public async Task In_an_empty_log_every_time_is_position_0() =>
        Assert.Equal(0, await database.Log.PositionAtAsync(Accounts.NewTenant(), DateTimeOffset.UtcNow));

    [Fact]
    public async Task A_time_whose_events_are_not_here_any_more_has_no_position()
    {
        await Harness.History.WriteAsync(database.Log, tenant, seed: 1, appends: 20);
        var log = await database.Log.AllAsync(tenant);
        await database.ExecuteAsync("delete from eventstore.events where tenant_id = $1 and position <= 10", tenant.Value);
        Assert.Null(await database.Log.PositionAtAsync(tenant, log[0].RecordedAt.AddDays(-1)));
        Assert.Equal(log[^1].Position, await database.Log.PositionAtAsync(tenant, log[^1].RecordedAt));
    }
}
