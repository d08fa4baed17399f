using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Placing;

/// <summary>A log that its tenant has left never grows, whoever believes otherwise.</summary>
public sealed class ClosedLogContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private const string Leave = "update eventstore.tenant_heads set closed_at = position, moved_to = 'east' where tenant_id = $1";
    private readonly TenantId tenant = Accounts.NewTenant();

    [Fact]
    public async Task A_closed_log_refuses_whatever_would_make_it_grow()
    {
        var stream = Accounts.NewStream();
        await database.Log.AppendAsync(Accounts.Open(tenant, stream));
        await database.ExecuteAsync(Leave, tenant.Value);
        var node = new EventLog(database.Source, Accounts.Catalog);
        var append = Accounts.Deposit(tenant, stream, ExpectedVersion.Any);
        await Assert.ThrowsAsync<UnknownPlaceException>(() => node.AppendAsync(append));
        await Assert.ThrowsAsync<UnknownPlaceException>(() => Task.WhenAll(Enumerable.Range(0, 20).Select(_ => node.AppendAsync(append))));
        await Assert.ThrowsAsync<UnknownPlaceException>(() => node.RecordRejectionAsync(tenant, stream, Accounts.NewOrigin(), new OutcomeNote([1], null)));
        await using (var connection = await database.Source.OpenConnectionAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await Assert.ThrowsAsync<TenantMovedException>(() => node.AppendWithinAsync(transaction, append));
        }
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from eventstore.events where tenant_id = $1", tenant.Value));
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from eventstore.commands where tenant_id = $1", tenant.Value));
    }

    [Fact]
    public async Task An_append_that_waited_while_the_log_was_closed_is_refused()
    {
        await database.Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await CloseAsync(connection);
        var append = database.Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await database.LockWaitersAsync(1);
        await transaction.CommitAsync();
        await Assert.ThrowsAsync<UnknownPlaceException>(() => append.EndsAsync());
    }

    [Fact]
    public async Task A_rejection_waits_for_a_log_that_is_being_closed_and_is_recorded_nowhere()
    {
        await database.Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await CloseAsync(connection);
        var rejection = database.Log.RecordRejectionAsync(tenant, Accounts.NewStream(), Accounts.NewOrigin(), new OutcomeNote([1], null));
        await database.LockWaitersAsync(1);
        await transaction.CommitAsync();
        await Assert.ThrowsAsync<UnknownPlaceException>(() => rejection.EndsAsync());
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from eventstore.commands where tenant_id = $1", tenant.Value));
    }

    [Fact]
    public async Task A_rejection_does_not_wait_for_an_append()
    {
        await using var held = await HeldAppend.StartAsync(database, Accounts.Open(tenant, Accounts.NewStream()));
        await held.CommitAsync();
        await using var next = await HeldAppend.StartAsync(database, Accounts.Open(tenant, Accounts.NewStream()));
        await database.Log.RecordRejectionAsync(tenant, Accounts.NewStream(), Accounts.NewOrigin(), new OutcomeNote([1], null)).EndsAsync();
    }

    private async Task CloseAsync(Npgsql.NpgsqlConnection connection)
    {
        foreach (var sql in new[] { "select from eventstore.tenant_heads where tenant_id = $1 for update", Leave })
        {
            await using var command = new Npgsql.NpgsqlCommand(sql, connection) { Parameters = { new() { Value = tenant.Value } } };
            await command.ExecuteNonQueryAsync();
        }
    }
}
