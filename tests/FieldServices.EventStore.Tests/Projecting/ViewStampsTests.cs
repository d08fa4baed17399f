using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Projecting;

public sealed class ViewStampsTests(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private const string Write =
        """
        insert into eventstore.checkpoints as c (view, tenant_id, position, writes) values ($1, $2, 7, 1)
        on conflict (view, tenant_id) do update set writes = c.writes + 1 returning writes
        """;

    [Fact]
    public async Task Whoever_asks_after_a_commit_sees_it()
    {
        var stamps = new ViewStamps(new Places(database.Source));
        var view = AccountViews.Accounts("stamped");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            var tenant = Accounts.NewTenant();
            for (var i = 0; i < 40; i++)
            {
                var writes = await database.ScalarAsync<long>(Write, view.Table, tenant.Value);
                Assert.Equal(new ViewStamp(7, writes), Assert.Single(await stamps.ReadAsync(tenant, [view])));
            }
        }));
    }

    [Fact]
    public async Task A_view_that_has_not_begun_has_the_first_stamp()
    {
        var stamps = new ViewStamps(new Places(database.Source));
        Assert.Equal([default, default], await stamps.ReadAsync(Accounts.NewTenant(), [AccountViews.Accounts("one"), AccountViews.Accounts("other")]));
    }
}
