using FieldServices.EventStore.Caching;
using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Reading;

/// <summary>An event that nobody records any more: the log holds it, and whoever reads the log sees it.</summary>
public sealed class RetiredContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private static readonly EventType Current = EventType.Of<AccountEvent.Deposited>("account.deposited", 2, AccountJson.Default);

    // One event was retired altogether, one only in its first version, one after it had been renamed.
    private static readonly EventCatalog Catalog = new(
        [Current, EventType.Retired("account.noted", 1), EventType.Retired("account.deposited", 1)],
        [Upcaster.Renamed("account.scribbled", 1, "account.noted")]);

    private readonly TenantId tenant = Accounts.NewTenant();
    private readonly StreamId stream = Accounts.NewStream();
    private readonly EventLog log = new(database.Source, Catalog);

    [Fact]
    public async Task A_retired_event_is_read_as_it_was_stored()
    {
        await WriteAsync();
        var events = await log.AllAsync(tenant);
        Assert.Equal(["account.noted@1", "account.deposited@1", "account.scribbled@1", "account.deposited@2"], events.Select(e => e.Type.ToString()));
        Assert.Equal([true, true, true, false], events.Select(e => e.Type.IsRetired));
        Assert.Equal("{\"note\":\"rang twice\"}", ((RetiredBody)events[0].Event).Json.GetRawText());
        Assert.Equal("{\"note\":\"rang twice\"}", System.Text.Json.JsonSerializer.Serialize(events[0].Event, events[0].Type.Json));
    }

    [Fact]
    public async Task States_pass_over_a_retired_event_and_count_it()
    {
        await WriteAsync();
        var folded = await log.FoldAsync(tenant, stream, Account.Initial, Account.Evolve);
        Assert.Equal((3.5m, 4L, 4L), (folded.State.Balance, folded.Version, folded.Position));
        Assert.Equal(folded, await new StateCache(log).LoadAsync(tenant, stream, Account.Fold));
    }

    [Fact]
    public async Task A_view_passes_over_a_retired_event_and_parks_nothing()
    {
        await WriteAsync();
        var table = await database.CreateAsync(AccountViews.Accounts("retired"));
        var progress = new ViewProgress(database.Source, TimeProvider.System);
        var runner = new ProjectionRunner(database.Source, Catalog, [table], new EventStore.Waking.WakeUps(database.Source), progress, new(), TimeProvider.System);
        await runner.RebuildAsync("retired", new Progress<(long, long)>());
        Assert.Equal(3.5m, await database.ScalarAsync<decimal>("select balance from read.retired_v1 where tenant_id = $1", tenant.Value));
        Assert.Equal(0L, await database.ScalarAsync<long>("select count(*) from eventstore.parked where tenant_id = $1", tenant.Value));
    }

    [Fact]
    public async Task A_retired_event_cannot_be_appended()
    {
        await WriteAsync();
        var read = (await log.AllAsync(tenant))[0].Event;
        var error = await Assert.ThrowsAsync<InvalidRegistrationException>(() => log.AppendAsync(Accounts.Of(tenant, stream, ExpectedVersion.Any, read)));
        Assert.Contains("a retired event is only read", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, await log.HeadAsync(tenant));
    }

    [Fact]
    public async Task A_name_is_found_under_everything_that_it_was_called()
    {
        Assert.Equal(["account.noted", "account.scribbled"], Catalog.NamesReadAs("account.noted"));
        Assert.Equal(["account.deposited", "account.noted"], Catalog.ReadNames);
        await WriteAsync();
        var found = await log.ReadLogAsync(tenant, 0, 10, Catalog.NamesReadAs("account.noted")).ListAsync();
        Assert.Equal([1L, 3L], found.Select(e => e.Position));
        Assert.All(found, e => Assert.Equal("account.noted@1", e.Type.Current.ToString()));
    }

    [Fact]
    public async Task The_versions_in_a_log_are_told_with_how_they_are_read()
    {
        await WriteAsync();
        await database.ExecuteAsync("update eventstore.events set name = 'account.mystery' where tenant_id = $1 and position = 1", tenant.Value);
        var versions = await log.VersionsAsync(tenant);
        Assert.Equal(
            [
                ("account.deposited", 1, 1L, 2L, 2L, true), ("account.deposited", 2, 1L, 4L, 4L, false),
                ("account.mystery", 1, 1L, 1L, 1L, null), ("account.scribbled", 1, 1L, 3L, 3L, true),
            ],
            versions.Select(v => (v.Name, v.Version, v.Count, v.First, v.Last, v.Type?.IsRetired)));
        Assert.Equal([0, 0, null, 1], versions.Select(v => v.Type?.Steps));
        await Assert.ThrowsAsync<UnknownEventException>(() => log.AllAsync(tenant));
    }

    private async Task WriteAsync()
    {
        for (var i = 0; i < 4; i++)
            await log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Any, 3.5m));
        await RenameAsync(1, "account.noted");
        await RenameAsync(2, "account.deposited");
        await RenameAsync(3, "account.scribbled");
    }

    private Task RenameAsync(long position, string name) => database.ExecuteAsync(
        "update eventstore.events set name = $3, name_version = 1, body = '{\"note\":\"rang twice\"}' where tenant_id = $1 and position = $2", tenant.Value, position, name);
}
