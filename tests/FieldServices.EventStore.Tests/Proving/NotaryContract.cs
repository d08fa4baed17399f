using FieldServices.EventStore.Proving;
using FieldServices.EventStore.Tests.Harness;
using FieldServices.TestKit;
using Npgsql;

namespace FieldServices.EventStore.Tests.Proving;

public sealed class NotaryContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    [Fact]
    public async Task A_checkpoint_is_over_everything_that_the_log_held()
    {
        using var ledger = new Ledger(database);
        foreach (var more in new[] { 5, 250, 1, 1 })
        {
            if (more > 1)
                await ledger.FillAsync(more);
            else
                await database.Log.AppendAsync(Accounts.Open(ledger.Tenant, Accounts.NewStream()));
            var size = await ledger.SignAsync();
            var hashes = await ledger.HashesAsync();
            Assert.Equal(hashes.Count, size);
            Assert.Equal(new Checkpoint($"{Ledger.KeyName}/{ledger.Tenant}", hashes.Count, Rfc9162.Root(hashes)), await ledger.LatestAsync());
        }
        Assert.Null(await ledger.SignAsync());
        Assert.Empty(await ledger.FindingsAsync());
    }

    [Fact]
    public async Task A_long_log_is_signed_in_stretches()
    {
        using var ledger = new Ledger(database);
        await ledger.FillAsync(1_000);
        Assert.Equal(1_000, await ledger.Notary(new() { Stretch = 300 }).SignAsync(ledger.Tenant));
        Assert.Equal([1_000, 900, 600, 300], (await new CheckpointTable(ledger.Places).ListAsync(ledger.Tenant, long.MaxValue, 10)).Select(c => c.Size));
        Assert.Equal(Rfc9162.Root(await ledger.HashesAsync()), (await ledger.LatestAsync()).Root);
        Assert.Empty(await ledger.FindingsAsync());
    }

    [Fact]
    public async Task Nodes_that_sign_at_once_leave_one_tree()
    {
        using var ledger = new Ledger(database);
        await ledger.FillAsync(2_000);
        var nodes = Enumerable.Range(0, 4).Select(_ => ledger.Notary(new() { Stretch = 100 }));
        await Task.WhenAll(nodes.Select(n => n.SignAsync(ledger.Tenant)));
        await ledger.SignAsync();
        Assert.Equal(2_000, (await ledger.LatestAsync()).Size);
        Assert.Empty(ledger.Refusals);
        Assert.Empty(await ledger.FindingsAsync());
    }

    [Fact]
    public async Task What_was_not_committed_is_signed_by_the_next()
    {
        using var ledger = new Ledger(database);
        await ledger.FillAsync(600);
        await using var connection = await database.Source.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using (var hold = new NpgsqlCommand("lock table eventstore.log_checkpoints in exclusive mode", connection))
                await hold.ExecuteNonQueryAsync();
            var dying = ledger.SignAsync();
            await database.LockWaitersAsync(1);
            await using var kill = new NpgsqlCommand(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'", connection);
            await kill.ExecuteScalarAsync();
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => dying);
        }
        Assert.Equal(600, await ledger.SignAsync());
        Assert.Empty(await ledger.FindingsAsync());
    }

    [Theory]
    [InlineData("update eventstore.events set body = '{\"amount\":9}' where tenant_id = $1 and position = 301", "The event at position 301 (")]
    [InlineData("update eventstore.events set actor = 'clerk/k2' where tenant_id = $1 and position = 303", "The event at position 303 (")]
    [InlineData("delete from eventstore.events where tenant_id = $1 and position = 302", "The event at position 302 is missing.")]
    [InlineData("delete from eventstore.events where tenant_id = $1 and position = 305", "The event at position 305 is missing.")]
    [InlineData("update eventstore.events set hash = sha256(hash) where tenant_id = $1 and position = 299", "The event at position 299 (")]
    [InlineData("delete from eventstore.log_checkpoints where tenant_id = $1", "The checkpoint over 300 events is missing.")]
    [InlineData("update eventstore.log_checkpoints set note = replace(note, '300', '299') where tenant_id = $1", "The checkpoint over 300 events has no good signature of a known key.")]
    [InlineData("delete from eventstore.tree_nodes where tenant_id = $1", "The tree lacks nodes behind 0 events.")]
    [InlineData("update eventstore.tree_nodes set hash = sha256(hash) where tenant_id = $1", "The log's first 300 events are not those that the last checkpoint was signed over.")]
    public async Task Nothing_is_signed_over_what_is_not_as_it_was_recorded_or_signed(string damage, string reason)
    {
        using var ledger = new Ledger(database);
        await ledger.FillAsync(300);
        await ledger.SignAsync();
        await ledger.FillAsync(5);
        await ledger.TamperAsync(damage);
        Assert.Null(await ledger.SignAsync());
        Assert.StartsWith(reason, Assert.Single(ledger.Refusals), StringComparison.Ordinal);
        var (tenant, size, told, _) = (await new CheckpointTable(ledger.Places).RefusedAsync()).Single(r => r.Tenant == ledger.Tenant);
        Assert.Equal((ledger.Tenant, 300L, ledger.Refusals[0]), (tenant, size, told));
    }

    [Fact]
    public async Task A_log_that_begins_between_two_turns_gets_its_first_checkpoint_before_the_next()
    {
        using var ledger = new Ledger(database);
        using var stop = new CancellationTokenSource();
        var running = ledger.Notary(new() { Every = TimeSpan.FromHours(1), First = TimeSpan.FromMilliseconds(20) }).RunAsync(stop.Token);
        using var before = new Ledger(database);
        await before.FillAsync(5);
        // Whoever has a checkpoint now shows that the first turn is over.
        await Eventually.TrueAsync(async () => await new CheckpointTable(before.Places).LatestAsync(before.Tenant) is not null);
        await ledger.FillAsync(5);
        await Eventually.TrueAsync(async () => await new CheckpointTable(ledger.Places).LatestAsync(ledger.Tenant) is { Size: 5 });
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_log_that_was_mended_is_signed_again()
    {
        using var ledger = new Ledger(database);
        await ledger.FillAsync(10);
        await ledger.TamperAsync("update eventstore.events set name_version = 2 where tenant_id = $1 and position = 4");
        Assert.Null(await ledger.SignAsync());
        await ledger.TamperAsync("update eventstore.events set name_version = 1 where tenant_id = $1 and position = 4");
        Assert.Equal(10, await ledger.SignAsync());
        Assert.DoesNotContain(await new CheckpointTable(ledger.Places).RefusedAsync(), r => r.Tenant == ledger.Tenant);
    }

    [Fact]
    public async Task After_a_change_of_keys_the_earlier_one_still_has_to_be_known()
    {
        using var ledger = new Ledger(database);
        using var next = new NoteSigner("log2.example", NoteSigner.CreateKey());
        await ledger.FillAsync(5);
        await ledger.SignAsync();
        await ledger.FillAsync(5);
        Assert.Null(await new Notary(ledger.Places, next, new(), TimeProvider.System).SignAsync(ledger.Tenant));
        Assert.Equal(10, await new Notary(ledger.Places, next, new() { EarlierKeys = [ledger.Key.Verifier] }, TimeProvider.System).SignAsync(ledger.Tenant));
    }

    [Fact]
    public async Task A_log_that_its_tenant_has_left_is_not_signed()
    {
        using var ledger = new Ledger(database);
        await ledger.FillAsync(5);
        await ledger.TamperAsync("update eventstore.tenant_heads set closed_at = position where tenant_id = $1");
        Assert.Null(await ledger.SignAsync());
        Assert.Empty(ledger.Refusals);
    }
}
