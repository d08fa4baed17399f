using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Placing.Moving;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Placing;

/// <summary>An installation with a home database and one more, "east".</summary>
public sealed class TwoDatabases : IAsyncLifetime
{
    public StoreDatabase Home { get; } = new();

    public StoreDatabase East { get; } = new();

    public async Task InitializeAsync()
    {
        await Task.WhenAll(Home.InitializeAsync(), East.InitializeAsync());
        await PlaceNames.IntroduceAsync(NewPlaces());
    }

    public async Task DisposeAsync()
    {
        await Home.DisposeAsync();
        await East.DisposeAsync();
    }

    /// <summary>What one process knows of the databases; its memory of the map is its own.</summary>
    public Places NewPlaces() => new(new Place(Places.HomeName, Home.Source), new Place("east", East.Source));

    /// <summary>The log of a process of its own.</summary>
    public EventLog NewNode() => new(NewPlaces(), Accounts.Catalog);

    public StoreDatabase Named(string name) => name == "east" ? East : Home;

    public Task<Moved> MoveAsync(TenantId tenant, string to, MoveOptions? options = null, CancellationToken cancellationToken = default) =>
        new TenantMove(NewPlaces(), options ?? new()).RunAsync(tenant, to, null, cancellationToken);

    /// <summary>Everything that a tenant has in one table of a database.</summary>
    public static Task<string> ContentAsync(StoreDatabase database, string table, TenantId tenant) => database.ScalarAsync<string>(
        $"select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from eventstore.{table} t where tenant_id = $1", tenant.Value);

    /// <summary>In how many databases the tenant's log grows.</summary>
    public async Task<int> OpenLogsAsync(TenantId tenant)
    {
        const string Open = "select count(*) from eventstore.tenant_heads where tenant_id = $1 and closed_at is null";
        return (int)(await Home.ScalarAsync<long>(Open, tenant.Value) + await East.ScalarAsync<long>(Open, tenant.Value));
    }
}
