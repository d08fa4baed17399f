using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.Scenarios.Harness;

/// <summary>Holds the table of a view, so that whoever folds into it stands still in the middle of a page; reading goes on.</summary>
public sealed class HeldTable : IAsyncDisposable
{
    private readonly NpgsqlDataSource database;
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private HeldTable(NpgsqlDataSource database, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        this.database = database;
        this.connection = connection;
        this.transaction = transaction;
    }

    public static async Task<HeldTable> HoldAsync(NpgsqlDataSource database, ViewTable table)
    {
        var connection = await database.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"lock table {table.Name} in share mode", connection, transaction);
        await command.ExecuteNonQueryAsync();
        return new HeldTable(database, connection, transaction);
    }

    /// <summary>Returns when somebody waits to write into the table.</summary>
    public Task HasWriterAsync() => Eventually.TrueAsync(async () =>
    {
        await using var command = database.CreateCommand(
            "select count(*) from pg_locks where not granted and mode = 'RowExclusiveLock' and database = (select oid from pg_database where datname = current_database())");
        return (long)(await command.ExecuteScalarAsync())! > 0;
    });

    public Task ReleaseAsync() => transaction.CommitAsync();

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
