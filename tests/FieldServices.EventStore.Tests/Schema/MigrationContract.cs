using FieldServices.EventStore.Schema;
using FieldServices.TestKit;
using Npgsql;

namespace FieldServices.EventStore.Tests.Schema;

public sealed class MigrationContract : IAsyncLifetime
{
    private static readonly SchemaScript First = new("0001-first", "create table sample.first (id int)");
    private static readonly SchemaScript Second = new("0002-second", "create table sample.second (id int)");
    private static readonly SchemaScript Broken = new("0002-broken", "create table sample.half (id int); select * from sample.missing");

    private TestDatabase database = null!;
    private NpgsqlDataSource source = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(DatabaseTemplate.Empty);
        source = NpgsqlDataSource.Create(database.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await source.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_migration_runs_once()
    {
        Assert.Equal(["0001-first", "0002-second"], await Migrator(First, Second).MigrateAsync(source));
        Assert.Empty(await Migrator(First, Second).MigrateAsync(source));
    }

    [Fact]
    public async Task A_newer_program_applies_only_what_is_missing()
    {
        Assert.False(await Migrator(First).IsCurrentAsync(source));
        await Migrator(First).MigrateAsync(source);
        Assert.True(await Migrator(First).IsCurrentAsync(source));
        Assert.False(await Migrator(First, Second).IsCurrentAsync(source));
        Assert.Equal(["0002-second"], await Migrator(First, Second).MigrateAsync(source));
        Assert.True(await Migrator(First, Second).IsCurrentAsync(source));
    }

    [Fact]
    public async Task Any_number_of_nodes_may_migrate_at_once()
    {
        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Migrator(First, Second).MigrateAsync(source)));
        Assert.Equal(["0001-first", "0002-second"], applied.SelectMany(a => a));
    }

    [Fact]
    public async Task A_newer_schema_is_refused_and_left_alone()
    {
        await Migrator(First, Second).MigrateAsync(source);
        var error = await Assert.ThrowsAsync<NewerSchemaException>(() => Migrator(First).MigrateAsync(source));
        Assert.Contains("'sample' has version 2, this program knows 1", error.Message, StringComparison.Ordinal);
        Assert.False(await Migrator(First).IsCurrentAsync(source));
        await Assert.ThrowsAsync<NewerSchemaException>(() => Migrator(First).RefuseOtherAsync(source));
        await Migrator(First, Second).RefuseOtherAsync(source);
    }

    [Fact]
    public async Task A_database_made_by_another_form_of_a_script_is_refused_and_left_alone()
    {
        await Migrator(First).MigrateAsync(source);
        var rewritten = First with { Sql = "create table sample.first (id bigint)" };
        var error = await Assert.ThrowsAsync<ChangedSchemaException>(() => Migrator(rewritten, Second).MigrateAsync(source));
        Assert.Contains("'sample' was made by another form of the script 0001-first", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ChangedSchemaException>(() => Migrator(rewritten).RefuseOtherAsync(source));
        Assert.False(await Migrator(rewritten).IsCurrentAsync(source));
        await Migrator(First, Second).MigrateAsync(source);
    }

    [Fact]
    public async Task A_database_from_before_checksums_is_refused()
    {
        await Migrator(First).MigrateAsync(source);
        await using (var forget = source.CreateCommand("alter table public.schema_versions drop column checksum"))
            await forget.ExecuteNonQueryAsync();
        await Assert.ThrowsAsync<ChangedSchemaException>(() => Migrator(First).RefuseOtherAsync(source));
        await Assert.ThrowsAsync<ChangedSchemaException>(() => Migrator(First, Second).MigrateAsync(source));
    }

    [Fact]
    public async Task A_comment_may_be_reworded()
    {
        await Migrator(First).MigrateAsync(source);
        var reworded = First with { Sql = "-- What this is.\r\n\r\n" + First.Sql + "  \r\n" };
        await Migrator(reworded).RefuseOtherAsync(source);
        Assert.Equal(["0002-second"], await Migrator(reworded, Second).MigrateAsync(source));
    }

    [Fact]
    public async Task A_broken_script_leaves_nothing_of_itself_behind_and_those_before_it_stay()
    {
        await Assert.ThrowsAsync<PostgresException>(() => Migrator(First, Broken).MigrateAsync(source));
        await using var command = source.CreateCommand("select to_regclass('sample.first') is not null and to_regclass('sample.half') is null");
        Assert.Equal(true, await command.ExecuteScalarAsync());
        Assert.Equal(["0002-second"], await Migrator(First, Second).MigrateAsync(source));
    }

    [Fact]
    public async Task Two_components_share_a_database()
    {
        await Migrator(First).MigrateAsync(source);
        Assert.NotEmpty(await SchemaMigrator.ForEventStore.MigrateAsync(source));
        Assert.True(await Migrator(First).IsCurrentAsync(source));
    }

    [Fact]
    public async Task The_schema_of_the_store_migrates_an_empty_database()
    {
        Assert.False(await SchemaMigrator.ForEventStore.IsCurrentAsync(source));
        Assert.Equal("0001-log", (await SchemaMigrator.ForEventStore.MigrateAsync(source))[0]);
        Assert.True(await SchemaMigrator.ForEventStore.IsCurrentAsync(source));
    }

    private static SchemaMigrator Migrator(params SchemaScript[] scripts) => new("sample", scripts);
}
