using FieldServices.EventStore.Schema;
using FieldServices.EventStore.Tests.Harness;
using FieldServices.TestKit;
using Npgsql;

namespace FieldServices.EventStore.Tests.Schema;

/// <summary>Migrations beside whoever works.</summary>
public sealed class OnlineMigrationContract : IAsyncLifetime
{
    private static readonly SchemaScript Table = new("0001-table", "create table sample.rows as select n as id, null::int as half from generate_series(1, 1000) n");

    private static readonly SchemaScript Filled = new("0002-filled", """
        -- compatible-from: 0001
        -- outside-transaction
        -- step: what an interrupted run has left
        drop index concurrently if exists sample.rows_by_half;
        -- repeat: the values, some at a time
        update sample.rows set half = id / 2 where id in (select id from sample.rows where half is null limit 300);
        -- step: the index
        create index concurrently rows_by_half on sample.rows (half);
        """);

    private static readonly SchemaScript Altered = new("0002-altered", "alter table sample.rows add column more int");

    private TestDatabase database = null!;
    private NpgsqlDataSource source = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(DatabaseTemplate.Empty);
        source = EventStoreDatabase.Open(database.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await source.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Writers_of_the_release_before_notice_nothing_while_the_log_is_migrated()
    {
        var all = SchemaMigrator.ForEventStore.Scripts;
        await new SchemaMigrator("eventstore", [.. all.Where(s => s.Number <= 9)]).MigrateAsync(source);
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 8).Select(_ => WriteAsync(Guid.CreateVersion7(), stop.Token)).ToList();
        await Eventually.TrueAsync(async () => await CountAsync("select count(*) from eventstore.events") >= 16);
        var options = new MigrationOptions { LockTimeout = TimeSpan.FromMilliseconds(200), Pause = TimeSpan.FromMilliseconds(20) };
        Assert.Contains("0014-cold-events", await SchemaMigrator.ForEventStore.With(options).MigrateAsync(source));
        var before = await CountAsync("select count(*) from eventstore.events");
        await Eventually.TrueAsync(async () => await CountAsync("select count(*) from eventstore.events") >= before + 16);
        await stop.CancelAsync();
        Assert.Equal((await Task.WhenAll(writers)).Sum(), await CountAsync("select count(*) from eventstore.hot_events"));
        Assert.Equal(0, await CountAsync("select count(*) from eventstore.cold_events"));
    }

    [Fact]
    public async Task A_migration_gives_way_to_whoever_holds_its_table_and_comes_back()
    {
        await Migrator(Table).MigrateAsync(source);
        await using var connection = await source.OpenConnectionAsync();
        var reader = await HoldAsync(connection, "lock table sample.rows in access share mode");
        var waited = new TaskCompletionSource();
        var migrating = Migrator(Table, Altered).With(Quick with { OnWaiting = (script, _) => waited.TrySetResult() }).MigrateAsync(source);
        await waited.Task;
        // Readers hold it, the migration wants it, and nobody has to wait for both of them.
        for (var i = 0; i < 10; i++)
            await ExecuteAsync($"insert into sample.rows values ({2_000 + i})");
        Assert.False(migrating.IsCompleted);
        await reader.DisposeAsync();
        Assert.Equal(["0002-altered"], await migrating);
    }

    [Fact]
    public async Task A_migration_that_never_gets_its_locks_says_so_and_leaves_what_was_applied()
    {
        await Migrator(Table).MigrateAsync(source);
        await using var connection = await source.OpenConnectionAsync();
        await using var reader = await HoldAsync(connection, "lock table sample.rows in access share mode");
        var error = await Assert.ThrowsAsync<BlockedMigrationException>(() => Migrator(Table, Altered).With(Quick with { Attempts = 3 }).MigrateAsync(source));
        Assert.Contains("0002-altered did not get its locks in 3 attempts", error.Message, StringComparison.Ordinal);
        Assert.True(await Migrator(Table).IsCurrentAsync(source));
    }

    [Fact]
    public async Task An_index_is_made_concurrently_while_other_migrators_wait()
    {
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Migrator(Table, Filled).MigrateAsync(source)));
        Assert.Equal(["0001-table", "0002-filled"], applied.SelectMany(a => a));
        await RequireFilledAsync();
    }

    [Fact]
    public async Task A_script_outside_a_transaction_that_was_killed_in_the_middle_is_done_again_from_its_first_step()
    {
        await Migrator(Table).MigrateAsync(source);
        await using var connection = await source.OpenConnectionAsync();
        // Whoever makes an index concurrently waits for this writer, with the index half made.
        await using (await HoldAsync(connection, "insert into sample.rows values (5000)"))
        {
            var migrating = Migrator(Table, Filled).With(Quick).MigrateAsync(source);
            await Eventually.TrueAsync(async () => await CountAsync(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where query like 'create index%' and wait_event_type = 'Lock' and datname = current_database()") > 0);
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => migrating);
        }
        Assert.Equal(1, await CountAsync("select count(*) from pg_index where not indisvalid"));
        Assert.True(await Migrator(Table).IsCurrentAsync(source));
        Assert.Equal(["0002-filled"], await Migrator(Table, Filled).MigrateAsync(source));
        await RequireFilledAsync();
    }

    [Fact]
    public async Task An_older_program_works_on_a_newer_schema_that_allows_it()
    {
        await Migrator(Table, Filled).MigrateAsync(source);
        Assert.True(await Migrator(Table).IsCurrentAsync(source));
        await Migrator(Table).RefuseOtherAsync(source);
        Assert.Empty(await Migrator(Table).MigrateAsync(source));
        Assert.Empty(await Migrator(Table).PlanAsync(source));
    }

    [Fact]
    public async Task An_older_program_is_refused_when_one_of_the_newer_scripts_needs_a_later_one()
    {
        var needy = new SchemaScript("0003-needy", "-- compatible-from: 0002\nalter table sample.rows drop column half");
        await Migrator(Table, Filled, needy).MigrateAsync(source);
        var error = await Assert.ThrowsAsync<NewerSchemaException>(() => Migrator(Table).RefuseOtherAsync(source));
        Assert.Contains("'sample' has version 3, this program knows 1", error.Message, StringComparison.Ordinal);
        Assert.False(await Migrator(Table).IsCurrentAsync(source));
        await Migrator(Table, Filled).RefuseOtherAsync(source);
    }

    [Fact]
    public async Task A_released_script_may_say_later_that_older_programs_can_work_beside_it()
    {
        await Migrator(Table, Altered).MigrateAsync(source);
        await Assert.ThrowsAsync<NewerSchemaException>(() => Migrator(Table).RefuseOtherAsync(source));
        await Migrator(Table, Altered with { Sql = $"-- compatible-from: 0001\n{Altered.Sql}" }).MigrateAsync(source);
        await Migrator(Table).RefuseOtherAsync(source);
    }

    [Fact]
    public async Task A_plan_tells_what_would_be_applied_and_changes_nothing()
    {
        var plan = await Migrator(Table, Filled).PlanAsync(source);
        Assert.Equal(["0001-table", "0002-filled"], plan.Select(p => p.Script.Name));
        Assert.Equal([(false, null), (true, 1)], plan.Select(p => (p.Script.OutsideTransaction, p.Script.CompatibleFrom)));
        Assert.Equal(0, await CountAsync("select count(*) from pg_tables where schemaname = 'sample' or tablename = 'schema_versions'"));
    }

    private static MigrationOptions Quick { get; } = new() { LockTimeout = TimeSpan.FromMilliseconds(50), Pause = TimeSpan.FromMilliseconds(20) };

    private static SchemaMigrator Migrator(params SchemaScript[] scripts) => new("sample", scripts);

    // As the release before wrote: the statement is prepared once, and goes on when the tables change under it.
    private async Task<long> WriteAsync(Guid tenant, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(
            """
            insert into eventstore.events (tenant_id, position, stream_type, stream_id, version, name, name_version, body,
              recorded_at, effective_at, actor, command, command_id)
            values ($1, $2, 'account', $1, $2, 'account.opened', 1, '{}', now(), now(), 'somebody', 'open', $1) returning version
            """, connection)
        { Parameters = { new() { Value = tenant }, new() { Value = 0L } } };
        var written = 0L;
        for (; !stop.IsCancellationRequested; written++)
        {
            command.Parameters[1].Value = written + 1;
            await command.PrepareAsync(CancellationToken.None);
            await command.ExecuteScalarAsync(CancellationToken.None);
            await Task.Delay(10, CancellationToken.None);
        }
        return written;
    }

    private async Task RequireFilledAsync()
    {
        Assert.Equal(0, await CountAsync("select count(*) from sample.rows where half is distinct from id / 2"));
        Assert.Equal(1, await CountAsync("select count(*) from pg_index i join pg_class c on c.oid = i.indexrelid where c.relname = 'rows_by_half' and i.indisvalid"));
        Assert.Equal(0, await CountAsync("select count(*) from pg_index where not indisvalid"));
    }

    private static async Task<NpgsqlTransaction> HoldAsync(NpgsqlConnection connection, string sql)
    {
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
        return transaction;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
