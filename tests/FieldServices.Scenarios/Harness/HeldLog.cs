using FieldServices.Api.Security;
using Npgsql;

namespace FieldServices.Scenarios.Harness;

/// <summary>Holds a tenant's log, so that every append waits: the moment in which races are decided.</summary>
public sealed class HeldLog : IAsyncDisposable
{
    private readonly NpgsqlDataSource database;
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private HeldLog(NpgsqlDataSource database, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        this.database = database;
        this.connection = connection;
        this.transaction = transaction;
    }

    /// <summary>Takes the lock that appends take; the tenant must have an event already.</summary>
    public static async Task<HeldLog> HoldAsync(NpgsqlDataSource database, Tenant tenant)
    {
        var connection = await database.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("select position from eventstore.tenant_heads where tenant_id = $1 for update", connection, transaction);
        command.Parameters.Add(new() { Value = tenant.Id.Value });
        Assert.NotNull(await command.ExecuteScalarAsync());
        return new HeldLog(database, connection, transaction);
    }

    /// <summary>Returns when this many connections wait for the lock.</summary>
    public Task HasWaitersAsync(int count) => Eventually.TrueAsync(async () =>
    {
        await using var command = database.CreateCommand(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
        return (long)(await command.ExecuteScalarAsync())! >= count;
    });

    public Task ReleaseAsync() => transaction.CommitAsync();

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
