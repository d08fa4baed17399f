using FieldServices.EventStore.Schema;
using FieldServices.EventStore.Views;
using FieldServices.TestKit;
using Npgsql;

namespace FieldServices.EventStore.Tests.Harness;

/// <summary>A migrated database of its own for a test class.</summary>
public sealed class StoreDatabase() : TestDatabase(Template)
{
    private static readonly DatabaseTemplate Template = new("event_store", MigrateAsync);

    public NpgsqlDataSource Source { get; private set; } = null!;

    public EventLog Log { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Source = EventStoreDatabase.Open(ConnectionString);
        Log = new EventLog(Source, Accounts.Catalog);
    }

    public override async Task DisposeAsync()
    {
        await Source.DisposeAsync();
        await base.DisposeAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql, params object[] parameters)
    {
        await using var command = Source.CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteAsync(string sql, params object[] parameters)
    {
        await using var command = Source.CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Waits until this many sessions of the database wait for a lock: the forced race has reached its narrowest place.</summary>
    public Task LockWaitersAsync(int count) => Eventually.TrueAsync(async () => await ScalarAsync<long>(
        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") >= count);

    public async Task<ViewTable> CreateAsync(View view)
    {
        var table = new ViewTable(view);
        await ViewSchema.CreateAsync(Source, [table]);
        return table;
    }

    private static async Task MigrateAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await SchemaMigrator.ForEventStore.MigrateAsync(source);
    }
}
