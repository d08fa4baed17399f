using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Tests.Harness;
using Npgsql;

namespace FieldServices.EventStore.Tests.Appending;

/// <summary>Appends have few connections of their own, which have their plans ready, however many the others use.</summary>
public sealed class OwnConnectionsContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    [Fact]
    public async Task An_append_needs_no_connection_of_the_others()
    {
        await using var others = EventStoreDatabase.Open(new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxPoolSize = 1 }.ConnectionString);
        await using var appends = EventStoreDatabase.OpenForAppends(database.ConnectionString);
        var log = new EventLog(others, Accounts.Catalog, appends: appends);
        await using var taken = await others.OpenConnectionAsync();
        Assert.Equal(1, (await log.AppendAsync(Accounts.Open(Accounts.NewTenant(), Accounts.NewStream()))).Position);
    }

    [Fact]
    public async Task Appends_of_many_callers_use_no_more_connections_than_there_are_transactions_at_once()
    {
        var name = $"appends {Guid.NewGuid():N}";
        var address = new NpgsqlConnectionStringBuilder(database.ConnectionString) { ApplicationName = name }.ConnectionString;
        await using var appends = EventStoreDatabase.OpenForAppends(address, new AppendOptions { ParallelFlushes = 2 });
        var log = new EventLog(database.Source, Accounts.Catalog, appends: appends);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => log.AppendAsync(Accounts.Open(Accounts.NewTenant(), Accounts.NewStream()))));
        Assert.InRange(await database.ScalarAsync<long>("select count(*) from pg_stat_activity where application_name = $1", name), 1, 2);
    }
}
