using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Tests.Harness;
using FieldServices.EventStore.Views;

namespace FieldServices.EventStore.Tests.Projecting;

/// <summary>A list of the past begins at the latest time of its position, and leaves out nothing. <see cref="HistoryContract"/> reads with it too.</summary>
public sealed class LatestTimesContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private static readonly ProjectionOptions Quick = new() { PollInterval = TimeSpan.FromMilliseconds(30), PageSize = 4, LatestTimesEvery = 3 };

    private readonly TenantId tenant = Accounts.NewTenant();

    [Fact]
    public async Task What_came_later_is_not_before_the_beginning()
    {
        var view = AccountViews.Accounts("latest_begin");
        await using var node = await Node.StartAsync(database.ConnectionString, Quick, view);
        await DepositAsync(node, 30);
        await node.CaughtUpAsync(view, tenant);
        Assert.InRange(await BeginAsync(node, 10), Accounts.Noon.AddMinutes(9), Accounts.Noon.AddMinutes(20));
        Assert.InRange(await BeginAsync(node, 20), Accounts.Noon.AddMinutes(19), Accounts.Noon.AddMinutes(29));
        await node.Runner.RebuildAsync("latest_begin", new Progress<(long, long)>());
        Assert.InRange(await BeginAsync(node, 10), Accounts.Noon.AddMinutes(9), Accounts.Noon.AddMinutes(20));
    }

    [Fact]
    public async Task A_row_that_is_folded_late_is_found_however_late_its_time_is()
    {
        var (view, late) = (AccountViews.Accounts("latest_late"), Accounts.NewStream());
        await using var node = await Node.StartAsync(database.ConnectionString, Quick, view);
        await DepositAsync(node, 5);
        await node.Log.AppendAsync(Accounts.Open(tenant, late));
        await node.CaughtUpAsync(view, tenant);
        var control = new ProjectionControl(database.Source, Accounts.Catalog, node.Tables);
        Assert.True(await control.ParkAsync("latest_late", tenant, late, "to come late"));
        await node.Log.AppendAsync(Accounts.Deposit(tenant, late, ExpectedVersion.Any) with { EffectiveAt = Accounts.Noon.AddYears(1) });
        await DepositAsync(node, 20);
        await node.CaughtUpAsync(view, tenant);
        Assert.True(await control.RetryAsync("latest_late", tenant, late));
        for (var position = 7; position < 12; position++)
            Assert.Contains(await node.RowsAsync(view, tenant, position), r => r.Id == late.Id && r.Entries == 2);
        Assert.InRange(await BeginAsync(node, 4), Accounts.Noon, Accounts.Noon.AddHours(1));
    }

    [Fact]
    public async Task A_writer_that_does_not_know_of_them_makes_them_useless_until_they_are_found_anew()
    {
        var view = AccountViews.Accounts("latest_unknown");
        await using var node = await Node.StartAsync(database.ConnectionString, Quick, view);
        await DepositAsync(node, 20);
        await node.CaughtUpAsync(view, tenant);
        // As a program of the release before writes: a row that is so since long ago, and the count of writes.
        await database.ExecuteAsync(
            """
            with counted as (update eventstore.checkpoints set writes = writes + 1 where view = 'latest_unknown_v1' and tenant_id = $1)
            update read.latest_unknown_v1 set last_at = $2 where tenant_id = $1 and from_position = 8
            """,
            tenant.Value, Accounts.Noon.AddYears(1));
        Assert.Contains(await node.RowsAsync(view, tenant, 9), r => r.LastAt == Accounts.Noon.AddYears(1));
        Assert.Equal(DateTimeOffset.MaxValue, await BeginAsync(node, 3));
        await DepositAsync(node, 1);
        await node.CaughtUpAsync(view, tenant);
        Assert.Contains(await node.RowsAsync(view, tenant, 9), r => r.LastAt == Accounts.Noon.AddYears(1));
        Assert.InRange(await BeginAsync(node, 3), Accounts.Noon, Accounts.Noon.AddHours(1));
    }

    // One account each, a minute after the other.
    private async Task DepositAsync(Node node, int count)
    {
        var head = (int)await node.Log.HeadAsync(tenant);
        for (var i = head; i < head + count; i++)
            await node.Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()) with { EffectiveAt = Accounts.Noon.AddMinutes(i) });
    }

    /// <summary>Where the list of a position begins; the greatest time when it is not known.</summary>
    private async Task<DateTimeOffset> BeginAsync(Node node, long position)
    {
        var table = node.Tables.Single();
        var condition = LatestTimes.UpTo(table, LatestTimes.ColumnsOf(table).Single(), "$1", "$2");
        await using var command = database.Source.CreateCommand($"select {condition[(condition.IndexOf("<=", StringComparison.Ordinal) + 2)..]}");
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = position });
        return (await command.ExecuteScalarAsync()) is DateTime at && at < DateTime.MaxValue ? at : DateTimeOffset.MaxValue;
    }
}
