using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Reading;

public sealed class UpcasterContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    // Once "money.in" counted pence in a field "pence"; then it was renamed, then the field was.
    private static readonly Upcaster[] Upcasters =
    [
        Upcaster.Renamed("money.in", 1, "account.deposited"),
        Upcaster.Of("account.deposited", 1, body => new() { ["value"] = body["pence"]!.GetValue<int>() / 100m }),
        Upcaster.Of("account.deposited", 2, body => new() { ["amount"] = body["value"]!.GetValue<decimal>(), ["note"] = "old" }),
    ];

    private static readonly EventType Current = EventType.Of<AccountEvent.Deposited>("account.deposited", 3, AccountJson.Default);
    private readonly TenantId tenant = Accounts.NewTenant();

    [Fact]
    public async Task Bodies_of_older_versions_and_names_are_read_as_current_ones_and_stay_as_they_are()
    {
        var log = await WriteAsync();
        var events = await log.AllAsync(tenant);
        Assert.Equal([new AccountEvent.Deposited(1.5m, "old"), new AccountEvent.Deposited(2.5m, "old"), new AccountEvent.Deposited(3.5m)], events.Select(e => e.Event));
        Assert.Equal(["money.in@1", "account.deposited@2", "account.deposited@3"], events.Select(e => e.Type.ToString()));
        Assert.Equal("{\"pence\":150}", await database.ScalarAsync<string>("select body::text from eventstore.events where tenant_id = $1 and position = 1", tenant.Value));
    }

    [Fact]
    public async Task A_view_sees_older_versions_and_names_too()
    {
        var log = await WriteAsync();
        var view = AccountViews.Accounts("upcast");
        var table = await database.CreateAsync(view);
        var runner = new ProjectionRunner(
            database.Source, log.Catalog, [table], new EventStore.Waking.WakeUps(database.Source), new ViewProgress(database.Source, TimeProvider.System), new(), TimeProvider.System);
        await runner.RebuildAsync("upcast", new Progress<(long, long)>());
        Assert.Equal(7.5m, await database.ScalarAsync<decimal>("select balance from read.upcast_v1 where tenant_id = $1", tenant.Value));
    }

    [Fact]
    public void Upcasters_that_lead_nowhere_or_twice_or_in_circles_are_refused_at_the_start()
    {
        var error = Assert.Throws<InvalidRegistrationException>(() => new EventCatalog(
            [Current],
            [
                Upcaster.Of("account.deposited", 3, b => b),
                Upcaster.Of("account.deposited", 2, b => b), Upcaster.Of("account.deposited", 2, b => b),
                Upcaster.Of("account.lost", 1, b => b),
                Upcaster.Renamed("a", 1, "b"), Upcaster.Renamed("b", 1, "a"),
            ]));
        Assert.Equal(
            [
                "account.deposited@2 has 2 upcasters",
                "account.deposited@3 is registered and has an upcaster: only older versions have",
                "the upcasters from account.deposited@3 do not end at a registered event",
                "the upcasters from account.lost@1 do not end at a registered event",
                "the upcasters from a@1 do not end at a registered event",
                "the upcasters from b@1 do not end at a registered event",
            ],
            error.Problems);
    }

    private async Task<EventLog> WriteAsync()
    {
        var log = new EventLog(database.Source, new EventCatalog([Current], Upcasters));
        var stream = Accounts.NewStream();
        for (var i = 0; i < 3; i++)
            await log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Any, 3.5m));
        await database.ExecuteAsync("update eventstore.events set name = 'money.in', name_version = 1, body = '{\"pence\":150}' where tenant_id = $1 and position = 1", tenant.Value);
        await database.ExecuteAsync("update eventstore.events set name_version = 2, body = '{\"value\":2.5}' where tenant_id = $1 and position = 2", tenant.Value);
        return log;
    }
}
