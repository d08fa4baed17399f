using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Sealing;
using FieldServices.EventStore.Tests.Harness;
using FieldServices.EventStore.Tests.Placing;

namespace FieldServices.EventStore.Tests.Sealing;

/// <summary>Keys are where the tenant is.</summary>
public sealed class MovedKeysContract(TwoDatabases databases) : IClassFixture<TwoDatabases>
{
    private const string Usable = "select count(*) from eventstore.data_keys where tenant_id = $1 and wrapped is not null";
    private readonly TenantId tenant = Accounts.NewTenant();
    private readonly StreamId person = People.New();

    [Fact]
    public async Task A_key_moves_with_the_events_that_it_sealed()
    {
        var behind = People.Node(databases.NewPlaces());
        await behind.AppendAsync(People.Join(tenant, person));
        await databases.MoveAsync(tenant, "east");
        // This node believes the tenant at home: the key of somebody new must not be made there.
        var other = People.New();
        await behind.AppendAsync(People.Join(tenant, other, "Ada"));
        Assert.Equal((1L, 2L), (await databases.Home.ScalarAsync<long>(Usable, tenant.Value), await databases.East.ScalarAsync<long>(Usable, tenant.Value)));
        Assert.Equal([People.Name], await People.Node(databases.NewPlaces()).NamesAsync(tenant, person));
        Assert.Equal(["Ada"], await People.Node(databases.NewPlaces()).NamesAsync(tenant, other));
    }

    [Fact]
    public async Task An_erasure_reaches_the_copies_that_a_move_has_left()
    {
        var log = People.Node(databases.NewPlaces());
        await log.AppendAsync(People.Join(tenant, person));
        await databases.MoveAsync(tenant, "east");
        Assert.Equal(1, await databases.Home.ScalarAsync<long>(Usable, tenant.Value));
        Assert.NotNull(await new SubjectErasure(log, TimeProvider.System).EraseAsync(tenant, person, "asked for", new Actor("admin", "key:a")));
        Assert.Equal((0L, 0L), (await databases.Home.ScalarAsync<long>(Usable, tenant.Value), await databases.East.ScalarAsync<long>(Usable, tenant.Value)));
        await databases.MoveAsync(tenant, Places.HomeName);
        Assert.Equal([PersonalData.Erased], await People.Node(databases.NewPlaces()).NamesAsync(tenant, person));
    }
}
