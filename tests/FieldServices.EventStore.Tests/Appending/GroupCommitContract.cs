using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Tests.Harness;
using Npgsql;

namespace FieldServices.EventStore.Tests.Appending;

/// <summary>An append held open makes the others gather, so that what shares a transaction is forced and not hoped for.</summary>
public sealed class GroupCommitContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private readonly TenantId tenant = Accounts.NewTenant();
    private readonly EventLog log = new(database.Source, Accounts.Catalog);

    [Fact]
    public async Task Appends_that_arrive_while_one_commits_share_the_next_transaction()
    {
        var appended = await TogetherAsync([.. Enumerable.Range(0, 50).Select(_ => Accounts.Open(tenant, Accounts.NewStream()))]);
        Assert.Equal(Enumerable.Range(3, 50), appended.Select(a => (int)((Task<Appended>)a).Result.Position));
        Assert.Equal(3, await TransactionsAsync());
    }

    [Fact]
    public async Task Each_append_of_a_shared_transaction_fails_alone()
    {
        var (old, command) = (Accounts.NewStream(), Guid.CreateVersion7());
        await log.AppendAsync(Accounts.Open(tenant, old).By(command));
        var tasks = await TogetherAsync(
        [
            Accounts.Open(tenant, Accounts.NewStream()),
            Accounts.Open(tenant, old),
            Accounts.Deposit(tenant, Accounts.NewStream(), ExpectedVersion.Exactly(3)),
            Accounts.Open(tenant, Accounts.NewStream()).By(command),
            Accounts.Open(tenant, Accounts.NewStream()),
        ]);
        Assert.Equal([null, "SS001", "SS002", "SS003", null], tasks.Select(SqlStateOf));
        Assert.Equal(5, await log.HeadAsync(tenant));
        Assert.Equal(5, (await log.AllAsync(tenant)).Count);
    }

    [Fact]
    public async Task An_append_that_the_server_cannot_even_read_does_not_harm_its_neighbours()
    {
        var unreadable = Accounts.Open(tenant, Accounts.NewStream()) with { Origin = Accounts.NewOrigin() with { Actor = new Actor("clerk", "\0") } };
        var tasks = await TogetherAsync([Accounts.Open(tenant, Accounts.NewStream()), unreadable, Accounts.Open(tenant, Accounts.NewStream())]);
        Assert.Equal([null, "22021", null], tasks.Select(SqlStateOf));
        Assert.Equal([1L, 2, 3, 4], (await log.AllAsync(tenant)).Select(e => e.Position));
    }

    [Fact]
    public async Task Appends_to_one_stream_take_turns_in_the_order_in_which_they_came()
    {
        var stream = Accounts.NewStream();
        var tasks = await TogetherAsync([.. Enumerable.Range(1, 6).Select(i => Accounts.Deposit(tenant, stream, ExpectedVersion.Any, i))]);
        Assert.Equal([1L, 2, 3, 4, 5, 6], tasks.Select(t => ((Task<Appended>)t).Result.Version));
        var amounts = (await log.ReadStreamAsync(tenant, stream).ListAsync()).Select(e => ((AccountEvent.Deposited)e.Event).Amount);
        Assert.Equal([1m, 2, 3, 4, 5, 6], amounts);
    }

    [Fact]
    public async Task Equal_commands_that_gather_are_written_once()
    {
        var command = Guid.CreateVersion7();
        var tasks = await TogetherAsync([.. Enumerable.Range(0, 5).Select(_ => Accounts.Open(tenant, Accounts.NewStream()).By(command))]);
        Assert.Equal([null, "SS003", "SS003", "SS003", "SS003"], tasks.Select(SqlStateOf));
        Assert.Equal(3, await log.HeadAsync(tenant));
    }

    [Fact]
    public async Task An_append_that_was_chosen_as_the_victim_of_a_deadlock_is_tried_again()
    {
        await log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        var command = Guid.CreateVersion7();
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        // This side looks for deadlocks so late that the append finds it first.
        await using (var note = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("set local deadlock_timeout = '20s'"),
                new("insert into eventstore.commands (tenant_id, command_id, command, fingerprint, stream_type, stream_id, events, recorded_at) values ($1, $2, 'x', '\\x01', 'account', $2, '{}', now())")
                {
                    Parameters = { new() { Value = tenant.Value }, new() { Value = command } },
                },
            },
        })
            await note.ExecuteNonQueryAsync();
        var victim = log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()).By(command));
        await database.LockWaitersAsync(1);
        await log.AppendWithinAsync(transaction, Accounts.Open(tenant, Accounts.NewStream()));
        await transaction.CommitAsync();
        await Assert.ThrowsAsync<CommandRecordedException>(() => victim.EndsAsync());
        Assert.Equal(2, await log.HeadAsync(tenant));
    }

    // Runs appends so that they all wait while another holds the tenant; positions 1 and 2 are taken by the holder and by the
    // first of this log, which was alone when it came.
    private async Task<IReadOnlyList<Task>> TogetherAsync(IReadOnlyList<Append> appends)
    {
        await using var held = await HeldAppend.StartAsync(database, Accounts.Open(tenant, Accounts.NewStream()));
        var first = log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await database.LockWaitersAsync(1);
        List<Task> tasks = [.. appends.Select(a => log.AppendAsync(a))];
        await held.CommitAsync();
        await first.EndsAsync();
        await Task.WhenAll(tasks).ContinueWith(_ => { }, TaskScheduler.Default).EndsAsync();
        return tasks;
    }

    private Task<long> TransactionsAsync() =>
        database.ScalarAsync<long>("select count(distinct xmin::text) from eventstore.events where tenant_id = $1", tenant.Value);

    private static string? SqlStateOf(Task task) => task.Exception?.InnerException switch
    {
        ConcurrencyException e => e.SqlState,
        CommandRecordedException e => e.SqlState,
        PostgresException e => e.SqlState,
        var other => other?.GetType().Name,
    };
}
