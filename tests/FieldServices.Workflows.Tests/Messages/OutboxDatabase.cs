using FieldServices.EventStore;
using FieldServices.EventStore.Schema;
using FieldServices.Workflows.Messages;
using FieldServices.Workflows.Schema;
using Npgsql;

namespace FieldServices.Workflows.Tests.Messages;

/// <summary>A database with an outbox for a test class.</summary>
public sealed class OutboxDatabase() : TestDatabase(Template)
{
    private static readonly DatabaseTemplate Template = new("outbox", MigrateAsync);

    public NpgsqlDataSource Source { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Source = EventStoreDatabase.Open(ConnectionString);
    }

    public override async Task DisposeAsync()
    {
        await Source.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>Puts messages into the outbox in a transaction of their own.</summary>
    public async Task AddAsync(TenantId tenant, TimeProvider time, params NewMessage[] messages)
    {
        await using var connection = await Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await new MessageOutbox(time).AddAsync(transaction, tenant, messages);
        await transaction.CommitAsync();
    }

    public async Task EmptyAsync()
    {
        await using var command = Source.CreateCommand("truncate workflows.messages");
        await command.ExecuteNonQueryAsync();
    }

    private static async Task MigrateAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await SchemaMigrator.ForEventStore.MigrateAsync(source);
        await WorkflowSchema.Migrator.MigrateAsync(source);
    }
}
