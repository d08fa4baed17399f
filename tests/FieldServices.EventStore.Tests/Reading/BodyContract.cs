using System.Text.Json;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Reading;

public sealed class BodyContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private readonly TenantId tenant = Accounts.NewTenant();

    [Theory]
    [InlineData("plain")]
    [InlineData("quotes \" and \\ and / and 'single'")]
    [InlineData("Zoë, 東京, 👩‍🚒, \u0000 and \u001f")]
    [InlineData("")]
    public async Task A_body_is_stored_byte_for_byte(string note)
    {
        var @event = new AccountEvent.Deposited(1.50m, note);
        await database.Log.AppendAsync(Accounts.Of(tenant, Accounts.NewStream(), ExpectedVersion.New, @event));
        var stored = await database.ScalarAsync<byte[]>("select convert_to(body::text, 'UTF8') from eventstore.events where tenant_id = $1", tenant.Value);
        Assert.Equal(Accounts.Catalog.Serialize(@event), stored);
        Assert.Equal(@event, Assert.Single(await database.Log.AllAsync(tenant)).Event);
    }

    [Fact]
    public async Task An_event_that_no_registered_type_can_read_is_named()
    {
        await database.Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await database.ExecuteAsync("update eventstore.events set name_version = 9 where tenant_id = $1", tenant.Value);
        var error = await Assert.ThrowsAsync<UnknownEventException>(() => database.Log.AllAsync(tenant));
        Assert.Contains("account.opened@9", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_lost_its_shape_is_an_error_and_not_a_default()
    {
        await database.Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await database.ExecuteAsync("update eventstore.events set body = 'null' where tenant_id = $1", tenant.Value);
        await Assert.ThrowsAsync<JsonException>(() => database.Log.AllAsync(tenant));
    }
}
