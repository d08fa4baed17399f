using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Archiving;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Tests.Harness;
using FieldServices.TestKit;
using Npgsql;

namespace FieldServices.EventStore.Tests.Archiving;

/// <summary>What is finished is put away, stays readable as ever, and does not change.</summary>
public sealed class ArchiveContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private static readonly ArchiveRule Closed = new(
        "account", new StateFold<object>(Account.Initial, (s, e) => Account.Evolve((Account)s, e)), s => ((Account)s).IsClosed, TimeSpan.Zero);

    private readonly TenantId tenant = Accounts.NewTenant();

    [Fact]
    public async Task A_finished_stream_is_archived_and_read_as_before()
    {
        var (finished, open) = (await StreamAsync(closed: true, deposits: 3), await StreamAsync(closed: false));
        var log = await TextAsync(database.Log.AllAsync(tenant));
        var stream = await TextAsync(database.Log.ReadStreamAsync(tenant, finished, new(Backwards: true)).ListAsync());
        var versions = await database.Log.VersionsAsync(tenant);

        Assert.Equal(new ArchiveRun(1, 5), await Archive.RunAsync(tenant, [Closed]));

        Assert.Equal(log, await TextAsync(database.Log.AllAsync(tenant)));
        Assert.Equal(stream, await TextAsync(database.Log.ReadStreamAsync(tenant, finished, new(Backwards: true)).ListAsync()));
        Assert.Equal(versions, await database.Log.VersionsAsync(tenant));
        Assert.Equal(5, (await database.Log.FoldAsync(tenant, finished, Account.Initial, Account.Evolve)).Version);
        Assert.Equal((5, 1), await PartsAsync());
        Assert.Equal([(finished, 5L)], (await Archive.ListAsync(tenant, null, 10)).Select(a => (a.Stream, a.Version)));
        Assert.True(await Archive.IsArchivedAsync(tenant, finished));
        Assert.False(await Archive.IsArchivedAsync(tenant, open));
        Assert.Equal(new ArchiveRun(0, 0), await Archive.RunAsync(tenant, [Closed]));
    }

    [Theory]
    [InlineData("exactly")]
    [InlineData("any")]
    [InlineData("new")]
    public async Task An_append_to_an_archived_stream_is_refused_and_writes_nothing(string expecting)
    {
        var stream = await StreamAsync(closed: true);
        await Archive.RunAsync(tenant, [Closed]);
        var expected = expecting switch { "new" => ExpectedVersion.New, "any" => ExpectedVersion.Any, _ => ExpectedVersion.Exactly(2) };
        // The first append of a process goes another way than those that follow.
        var log = new EventLog(database.Source, Accounts.Catalog);
        for (var i = 0; i < 2; i++)
        {
            var error = await Assert.ThrowsAsync<StreamArchivedException>(() => log.AppendAsync(Accounts.Deposit(tenant, stream, expected)));
            Assert.Equal(stream, error.Stream);
        }
        Assert.Equal(2, await log.HeadAsync(tenant));
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Assert.ThrowsAsync<StreamArchivedException>(() => log.AppendWithinAsync(transaction, Accounts.Deposit(tenant, stream, expected)));
        await transaction.CommitAsync();
        Assert.Equal(2, (await log.AllAsync(tenant)).Count);
    }

    [Fact]
    public async Task A_refused_append_does_no_harm_to_those_beside_it()
    {
        var (archived, open) = (await StreamAsync(closed: true), await StreamAsync(closed: false));
        await Archive.RunAsync(tenant, [Closed]);
        await using var held = await HeldAppend.StartAsync(database, Accounts.Open(tenant, Accounts.NewStream()));
        var first = database.Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await database.LockWaitersAsync(1);
        var refused = database.Log.AppendAsync(Accounts.Deposit(tenant, archived, ExpectedVersion.Any));
        var accepted = database.Log.AppendAsync(Accounts.Deposit(tenant, open, ExpectedVersion.Exactly(1)));
        await held.CommitAsync();
        await first.EndsAsync();
        await Assert.ThrowsAsync<StreamArchivedException>(() => refused);
        Assert.Equal(2, (await accepted).Version);
    }

    [Fact]
    public async Task Whatever_a_writer_believes_an_archived_stream_does_not_grow()
    {
        var stream = await StreamAsync(closed: true);
        await Archive.RunAsync(tenant, [Closed]);
        var error = await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync(
            "update eventstore.streams set version = version + 1 where tenant_id = $1 and stream_id = $2", tenant.Value, stream.Id));
        Assert.Equal("streams_archived", error.ConstraintName);
    }

    [Fact]
    public async Task A_repeated_command_gets_its_answer_after_its_stream_was_archived()
    {
        var (stream, commandId) = (await StreamAsync(closed: false), Guid.CreateVersion7());
        await database.Log.AppendAsync(Accounts.Of(tenant, stream, ExpectedVersion.Any, new AccountEvent.Closed("moved")).By(commandId));
        await Archive.RunAsync(tenant, [Closed]);
        await Assert.ThrowsAsync<CommandRecordedException>(() => database.Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Any).By(commandId)));
    }

    [Fact]
    public async Task A_restored_stream_grows_again_and_its_events_come_back()
    {
        var stream = await StreamAsync(closed: true);
        await Archive.RunAsync(tenant, [Closed]);
        Assert.True(await Archive.RestoreAsync(tenant, stream));
        Assert.False(await Archive.RestoreAsync(tenant, stream));
        Assert.Equal((0, 2), await PartsAsync());
        Assert.Equal(3, (await database.Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(2)))).Version);
        Assert.Equal(new ArchiveRun(1, 3), await Archive.RunAsync(tenant, [Closed]));
    }

    [Fact]
    public async Task What_has_not_rested_long_enough_is_left_by_the_clock_of_its_tenant()
    {
        await StreamAsync(closed: true);
        Assert.Equal(new ArchiveRun(0, 0), await Archive.RunAsync(tenant, [Closed], TimeSpan.FromDays(30)));
        await database.ExecuteAsync("update eventstore.tenant_heads set test_now = clock_timestamp() + interval '31 days' where tenant_id = $1", tenant.Value);
        Assert.Equal(new ArchiveRun(1, 2), await Archive.RunAsync(tenant, [Closed], TimeSpan.FromDays(30)));
    }

    [Fact]
    public async Task Claims_of_an_archived_stream_stay_reserved()
    {
        var stream = Accounts.NewStream();
        await database.Log.AppendAsync(Accounts.Of(tenant, stream, ExpectedVersion.New, new AccountEvent.Opened("Ada"), new AccountEvent.Closed("moved"))
            with { Claims = [Claim.Unique("number", "7")] });
        await Archive.RunAsync(tenant, [Closed]);
        await Assert.ThrowsAsync<ClaimTakenException>(() => database.Log.AppendAsync(
            Accounts.Open(tenant, Accounts.NewStream()) with { Claims = [Claim.Unique("number", "7")] }));
    }

    [Fact]
    public async Task A_stream_that_grows_at_the_last_moment_is_not_archived()
    {
        var stream = await StreamAsync(closed: true);
        await using var late = await HeldAppend.StartAsync(database, Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(2)));
        var run = Archive.RunAsync(tenant, [Closed]);
        await database.LockWaitersAsync(1);
        await late.CommitAsync();
        Assert.Equal(0, (await run).Streams);
        Assert.Equal(3, (await database.Log.FoldAsync(tenant, stream, Account.Initial, Account.Evolve)).Version);
        Assert.Equal(new ArchiveRun(1, 1), await Archive.RunAsync(tenant, [Closed]));
    }

    [Fact]
    public async Task An_event_is_in_one_part_only_whatever_interrupts_the_archive()
    {
        await StreamAsync(closed: true, deposits: 10);
        var log = await TextAsync(database.Log.AllAsync(tenant));
        await using var held = await HeldAppend.StartAsync(database, Accounts.Open(tenant, Accounts.NewStream()));
        var run = Small.RunAsync(tenant, [Closed]);
        // It has moved all events, and waits for the head to mark the stream: here it dies.
        await database.LockWaitersAsync(1);
        await database.ScalarAsync<long>(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()");
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => run);
        await held.RollbackAsync();
        Assert.Equal((12, 0), await PartsAsync());
        Assert.Equal(log, await TextAsync(database.Log.AllAsync(tenant)));
        Assert.Empty(await Archive.ListAsync(tenant, null, 10));
        Assert.Equal(new ArchiveRun(1, 0), await Archive.RunAsync(tenant, [Closed]));
    }

    [Fact]
    public async Task Readers_see_each_event_once_while_streams_go_to_the_archive_and_come_back()
    {
        var streams = new List<StreamId>();
        for (var i = 0; i < 20; i++)
            streams.Add(await StreamAsync(closed: true, deposits: 3));
        var moving = Task.Run(async () =>
        {
            await Small.RunAsync(tenant, [Closed]);
            foreach (var stream in streams)
                await Small.RestoreAsync(tenant, stream);
        });
        while (!moving.IsCompleted)
            Assert.Equal(Enumerable.Range(1, 100).Select(n => (long)n), (await database.Log.AllAsync(tenant)).Select(e => e.Position));
        await moving;
    }

    [Fact]
    public async Task Two_runs_at_once_archive_each_stream_once()
    {
        for (var i = 0; i < 20; i++)
            await StreamAsync(closed: true);
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Small.RunAsync(tenant, [Closed])));
        Assert.Equal((20, 40), (runs.Sum(r => r.Streams), runs.Sum(r => r.Events)));
        Assert.Equal((40, 0), await PartsAsync());
    }

    [Fact]
    public async Task Pages_of_archived_streams_follow_each_other()
    {
        for (var i = 0; i < 5; i++)
            await StreamAsync(closed: true);
        await Archive.RunAsync(tenant, [Closed]);
        var first = await Archive.ListAsync(tenant, null, 3);
        var second = await Archive.ListAsync(tenant, first[^1].Stream, 3);
        Assert.Equal((3, 2), (first.Count, second.Count));
        Assert.Equal(5, first.Concat(second).DistinctBy(a => a.Stream).Count());
    }

    [Fact]
    public async Task Cold_storage_can_be_put_on_another_disk()
    {
        await StreamAsync(closed: true);
        await Archive.RunAsync(tenant, [Closed]);
        var name = $"cold_{Guid.NewGuid():N}";
        await using var connection = await database.Source.OpenConnectionAsync();
        foreach (var sql in new[] { "set allow_in_place_tablespaces = on", $"create tablespace {name} location ''", "reset allow_in_place_tablespaces" })
        {
            await using var make = new NpgsqlCommand(sql, connection);
            await make.ExecuteNonQueryAsync();
        }
        const string Outside = """
            select count(*) from pg_class c left join pg_tablespace t on t.oid = c.reltablespace
            where c.relname like 'cold_events_%' and c.relkind in ('r', 'i') and t.spcname is distinct from $1
            """;
        await ColdStorage.PutAsync(new Place(Places.HomeName, database.Source), name);
        Assert.Equal(0, await database.ScalarAsync<long>(Outside, name));
        Assert.Equal(2, (await database.Log.AllAsync(tenant)).Count);
        await ColdStorage.PutAsync(new Place(Places.HomeName, database.Source), "pg_default");
        await database.ExecuteAsync($"drop tablespace {name}");
    }

    [Fact]
    public async Task A_tenant_is_taken_for_its_daily_run_once()
    {
        var settings = new ArchiveSettings(new Places(database.Source));
        Assert.Null(await settings.FindAsync(tenant));
        await settings.TurnOnAsync(tenant, TimeSpan.FromDays(3));
        var due = new List<ArchiveSetting>();
        while (await settings.TakeDueAsync(TimeSpan.FromHours(20)) is { } setting)
            due.Add(setting);
        Assert.Equal((tenant, TimeSpan.FromDays(3)), (due.Single().Tenant, due[0].Rest));
        await settings.TurnOnAsync(tenant, null);
        Assert.Null((await settings.TakeDueAsync(TimeSpan.FromHours(20)))!.Rest);
        await settings.TurnOffAsync(tenant);
        Assert.Null(await settings.TakeDueAsync(TimeSpan.Zero));
    }

    private StreamArchive Archive => new(database.Log, new() { Pause = TimeSpan.Zero });

    private StreamArchive Small => new(database.Log, new() { PageSize = 3, StreamsAtOnce = 2, EventsAtOnce = 4, Pause = TimeSpan.Zero });

    private async Task<StreamId> StreamAsync(bool closed, int deposits = 0)
    {
        var stream = Accounts.NewStream();
        object[] events = [new AccountEvent.Opened("Ada"), .. Enumerable.Repeat(new AccountEvent.Deposited(1), deposits), .. closed ? [new AccountEvent.Closed("moved")] : (object[])[]];
        await database.Log.AppendAsync(Accounts.Of(tenant, stream, ExpectedVersion.New, events));
        return stream;
    }

    private static async Task<string> TextAsync(Task<List<Envelope>> events) => string.Join('\n', await events);

    private async Task<(long Cold, long Hot)> PartsAsync() => (
        await database.ScalarAsync<long>("select count(*) from eventstore.cold_events where tenant_id = $1", tenant.Value),
        await database.ScalarAsync<long>("select count(*) from eventstore.hot_events where tenant_id = $1", tenant.Value));
}
