using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Placing.Moving;
using FieldServices.EventStore.Tests.Harness;
using FieldServices.TestKit;

namespace FieldServices.EventStore.Tests.Placing;

/// <summary>A tenant that is deleted leaves nothing but a closed log.</summary>
public sealed class TenantRemovalContract(TwoDatabases databases) : IClassFixture<TwoDatabases>
{
    private const string Rows =
        """
        select (select count(*) from eventstore.events where tenant_id = $1) + (select count(*) from eventstore.streams where tenant_id = $1)
          + (select count(*) from eventstore.commands where tenant_id = $1) + (select count(*) from eventstore.claims where tenant_id = $1)
          + (select count(*) from eventstore.checkpoints where tenant_id = $1) + (select count(*) from eventstore.snapshots where tenant_id = $1)
        """;

    private readonly TenantId tenant = Accounts.NewTenant();

    [Fact]
    public async Task Everything_is_deleted_in_all_databases_some_rows_at_a_time()
    {
        var (node, other) = (databases.NewNode(), Accounts.NewTenant());
        await History.WriteAsync(node, tenant, seed: 3);
        await History.WriteAsync(node, other, seed: 4, appends: 5);
        await node.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()).By(Guid.CreateVersion7()) with { Claims = [Claim.Unique("number", "7")] });
        await databases.MoveAsync(tenant, "east");

        Assert.True(await RemoveAsync() > 100);

        Assert.Equal((0, 0), (await databases.Home.ScalarAsync<long>(Rows, tenant.Value), await databases.East.ScalarAsync<long>(Rows, tenant.Value)));
        Assert.Equal(0, await databases.OpenLogsAsync(tenant));
        Assert.NotEmpty(await node.AllAsync(other));
        Assert.Equal(0, await RemoveAsync());
    }

    [Fact]
    public async Task Nobody_begins_the_log_of_a_deleted_tenant_again()
    {
        var stale = databases.NewNode();
        await stale.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await databases.MoveAsync(tenant, "east");
        await RemoveAsync();
        await databases.NewPlaces().FinishAsync(tenant, "east", 1);
        await Assert.ThrowsAsync<TenantMovedException>(() => databases.NewNode().AppendAsync(Accounts.Open(tenant, Accounts.NewStream())));
        Assert.Equal(0, await databases.OpenLogsAsync(tenant));
    }

    [Fact]
    public async Task A_removal_that_was_stopped_in_the_middle_can_be_repeated()
    {
        await History.WriteAsync(databases.NewNode(), tenant, seed: 5);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new TenantRemoval(databases.NewPlaces(), new(), rowsAtOnce: 7)
            .RunAsync(tenant, new Immediately(rows => { if (rows > 0) stop.Cancel(); }), stop.Token));
        Assert.True(await databases.Home.ScalarAsync<long>(Rows, tenant.Value) > 0);
        await RemoveAsync();
        Assert.Equal(0, await databases.Home.ScalarAsync<long>(Rows, tenant.Value));
    }

    [Fact]
    public async Task A_page_that_is_being_folded_is_waited_for()
    {
        await databases.NewNode().AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await databases.Home.ExecuteAsync("insert into eventstore.checkpoints (view, tenant_id) values ('v', $1)", tenant.Value);
        await using var connection = await databases.Home.Source.OpenConnectionAsync();
        await using var page = await connection.BeginTransactionAsync();
        await using var command = new Npgsql.NpgsqlCommand("select from eventstore.checkpoints where tenant_id = $1 for update", connection) { Parameters = { new() { Value = tenant.Value } } };
        await command.ExecuteNonQueryAsync();
        var removal = RemoveAsync();
        await databases.Home.LockWaitersAsync(1);
        command.CommandText = "insert into eventstore.snapshots values ($1, 'account', $1, 1, 1, now(), 1, '{}')";
        await command.ExecuteNonQueryAsync();
        await page.CommitAsync();
        await removal.EndsAsync();
        Assert.Equal(0, await databases.Home.ScalarAsync<long>(Rows, tenant.Value));
    }

    private Task<long> RemoveAsync() => new TenantRemoval(databases.NewPlaces(), new(), rowsAtOnce: 7).RunAsync(tenant);

    private sealed class Immediately(Action<long> told) : IProgress<long>
    {
        public void Report(long value) => told(value);
    }
}
