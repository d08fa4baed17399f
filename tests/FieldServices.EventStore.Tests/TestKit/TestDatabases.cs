using FieldServices.TestKit;
using Npgsql;

namespace FieldServices.EventStore.Tests.TestKit;

public sealed class TestDatabases
{
    [Fact]
    public async Task Two_databases_of_one_template_do_not_see_each_other()
    {
        await using var first = await TestDatabase.CreateAsync(DatabaseTemplate.Empty);
        await using var second = await TestDatabase.CreateAsync(DatabaseTemplate.Empty);

        await Sql.RunAsync(first.ConnectionString, "create table only_here (id int)");

        Assert.Equal(1L, await Sql.CountTablesAsync(first.ConnectionString, "only_here"));
        Assert.Equal(0L, await Sql.CountTablesAsync(second.ConnectionString, "only_here"));
    }

    [Fact]
    public async Task A_template_is_migrated_once_for_all_its_databases()
    {
        var migrations = 0;
        var template = new DatabaseTemplate("migrated_once", async database =>
        {
            Interlocked.Increment(ref migrations);
            await Sql.RunAsync(database, "create table migrated (id int)");
        });

        var databases = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => TestDatabase.CreateAsync(template)));

        Assert.Equal(1, migrations);
        foreach (var database in databases)
        {
            Assert.Equal(1L, await Sql.CountTablesAsync(database.ConnectionString, "migrated"));
            await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_database_is_cloned_even_if_its_migration_left_a_connection_open()
    {
        NpgsqlDataSource? leftOpen = null;
        var template = new DatabaseTemplate("left_open", async database =>
        {
            leftOpen = NpgsqlDataSource.Create(database);
            await (await leftOpen.OpenConnectionAsync()).CloseAsync();
        });

        await using var database = await TestDatabase.CreateAsync(template);

        Assert.Equal(0L, await Sql.CountTablesAsync(database.ConnectionString, "anything"));
        await leftOpen!.DisposeAsync();
    }

    [Fact]
    public async Task A_dropped_database_is_gone_although_somebody_is_connected()
    {
        var database = await TestDatabase.CreateAsync(DatabaseTemplate.Empty);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();

        await database.DisposeAsync();

        await using var command = new NpgsqlCommand("select 1", connection);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => command.ExecuteScalarAsync());
        Assert.Throws<InvalidOperationException>(() => database.ConnectionString);
    }

    [Fact]
    public async Task A_database_has_PostGIS()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseTemplate.Empty);

        var metres = await Sql.AskAsync<double>(
            database.ConnectionString,
            "select st_distance('point(-0.1276 51.5072)'::geography, 'point(-0.1276 51.5162)'::geography)");

        Assert.InRange(metres, 1000, 1003);
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("with space")]
    [InlineData("quote\"; drop database postgres")]
    public async Task A_template_with_an_unsafe_name_is_refused(string name)
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(
            () => TestDatabase.CreateAsync(new DatabaseTemplate(name, _ => Task.CompletedTask)));

        Assert.Contains("lower-case", refused.Message, StringComparison.Ordinal);
    }
}
