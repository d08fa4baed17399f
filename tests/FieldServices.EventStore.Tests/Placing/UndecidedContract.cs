using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Placing.Moving;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Placing;

/// <summary>What is left when a mover comes late, dies, or is told to forget; and databases that are not what they are taken for.</summary>
public sealed class UndecidedContract(TwoDatabases databases) : IClassFixture<TwoDatabases>
{
    private readonly TenantId tenant = Accounts.NewTenant();

    [Fact]
    public async Task A_move_that_was_decided_and_not_finished_is_finished_by_whoever_comes_first()
    {
        var node = databases.NewNode();
        await node.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await databases.MoveAsync(tenant, "east");
        // As it was in the moment after the decision: closed over there, unknown to the map.
        await databases.East.ExecuteAsync("update eventstore.tenant_heads set closed_at = position where tenant_id = $1", tenant.Value);
        await databases.Home.ExecuteAsync("delete from eventstore.placements where tenant_id = $1", tenant.Value);
        Assert.Equal(0, await databases.OpenLogsAsync(tenant));
        Assert.Equal(2, (await node.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()))).Position);
        Assert.Equal(1, await databases.OpenLogsAsync(tenant));
        Assert.Equal("east", (await databases.MoveAsync(tenant, "east")).From);
    }

    [Fact]
    public async Task A_late_helper_opens_no_log_but_that_of_its_own_move()
    {
        var late = databases.NewNode();
        await late.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await databases.MoveAsync(tenant, "east");
        await databases.MoveAsync(tenant, "home");
        // On the way to the east once more: the copy is there, nothing is decided.
        await databases.East.ExecuteAsync("update eventstore.tenant_heads set moved_to = null, moves = 3 where tenant_id = $1", tenant.Value);
        await databases.NewPlaces().FinishAsync(tenant, "east", 1, CancellationToken.None);
        Assert.Equal(1, await databases.OpenLogsAsync(tenant));
        Assert.Equal("home", (await databases.NewPlaces().OfAsync(tenant)).Name);
    }

    [Fact]
    public async Task A_mover_that_lost_the_race_leaves_the_live_log_alone()
    {
        var (node, stream) = (databases.NewNode(), Accounts.NewStream());
        await node.AppendAsync(Accounts.Open(tenant, stream));
        await databases.MoveAsync(tenant, "east");
        await node.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(1)));
        // What a mover with an old map would do next: copy from where the tenant was.
        await databases.Home.ExecuteAsync("update eventstore.tenant_heads set moved_to = null where tenant_id = $1", tenant.Value);
        await databases.Home.ExecuteAsync("delete from eventstore.placements where tenant_id = $1", tenant.Value);
        await Assert.ThrowsAsync<MoveFailedException>(() => databases.MoveAsync(tenant, "east"));
        Assert.Equal(2, await databases.East.ScalarAsync<long>("select count(*) from eventstore.events where tenant_id = $1", tenant.Value));
    }

    [Fact]
    public async Task What_a_tenant_left_behind_can_be_forgotten_and_what_it_has_cannot()
    {
        var node = databases.NewNode();
        await History.WriteAsync(node, tenant, seed: 5);
        await databases.MoveAsync(tenant, "east");
        var copy = new TenantCopy(databases.NewPlaces(), new());
        await Assert.ThrowsAsync<MoveFailedException>(() => copy.ForgetAsync(tenant, "east"));
        Assert.True(await copy.ForgetAsync(tenant, "home") > 0);
        foreach (var table in new[] { "events", "streams", "commands" })
            Assert.Equal("", await TwoDatabases.ContentAsync(databases.Home, table, tenant));
        var head = await node.HeadAsync(tenant);
        Assert.Equal(head + 1, (await databases.NewNode().AppendAsync(Accounts.Open(tenant, Accounts.NewStream()))).Position);
        var alone = new EventLog(databases.Home.Source, Accounts.Catalog);
        await Assert.ThrowsAsync<UnknownPlaceException>(() => alone.AppendAsync(Accounts.Open(tenant, Accounts.NewStream())));
        await databases.MoveAsync(tenant, "home");
        Assert.Equal(head + 1, await node.HeadAsync(tenant));
    }

    [Fact]
    public async Task A_database_under_the_name_of_another_is_refused()
    {
        var (home, east) = (databases.Home.Source, databases.East.Source);
        await PlaceNames.CheckAsync(databases.NewPlaces());
        Places[] wrong =
        [
            new(new Place(Places.HomeName, east), new Place("east", home)),
            new(new Place(Places.HomeName, home), new Place("west", east)),
            new(new Place(Places.HomeName, home), new Place("east", home)),
            new(new Place(Places.HomeName, east)),
        ];
        foreach (var places in wrong)
        {
            await Assert.ThrowsAsync<UnknownPlaceException>(() => PlaceNames.CheckAsync(places));
            await Assert.ThrowsAsync<UnknownPlaceException>(() => PlaceNames.IntroduceAsync(places));
        }
    }

    [Fact]
    public async Task A_database_in_which_there_are_tenants_cannot_be_left_out()
    {
        await databases.NewNode().AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await databases.MoveAsync(tenant, "east");
        var refused = await Assert.ThrowsAsync<UnknownPlaceException>(() => PlaceNames.CheckAsync(new Places(databases.Home.Source)));
        Assert.Contains("east", refused.Message, StringComparison.Ordinal);
    }
}
