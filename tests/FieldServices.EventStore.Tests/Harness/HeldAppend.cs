using FieldServices.EventStore.Appending;
using Npgsql;

namespace FieldServices.EventStore.Tests.Harness;

/// <summary>An append that has done everything but commit: the moment in which races are decided.</summary>
internal sealed class HeldAppend : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private HeldAppend(NpgsqlConnection connection, NpgsqlTransaction transaction, Appended appended)
    {
        this.connection = connection;
        this.transaction = transaction;
        Appended = appended;
    }

    public Appended Appended { get; }

    public static async Task<HeldAppend> StartAsync(StoreDatabase database, Append append)
    {
        var connection = await database.Source.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        return new HeldAppend(connection, transaction, await database.Log.AppendWithinAsync(transaction, append));
    }

    public Task CommitAsync() => transaction.CommitAsync();

    public Task RollbackAsync() => transaction.RollbackAsync();

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
