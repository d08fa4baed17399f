using FieldServices.Api.Security;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Bookings;

/// <summary>A hold that nobody confirms gives the time back by itself, on a clock that is advanced.</summary>
public sealed class ExpiringTests() : TestDatabase(Templates.Migrated), IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private Server server = null!;
    private Client client = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        server = await Server.StartAsync(ConnectionString, workflows: true);
        Tenant tenant = await server.TenantAsync("holds");
        await (await server.Platform.Workflows.OfAsync(tenant.Id)).TestClock.StartAsync(tenant.Id, Start);
        client = await server.ClientAsync(tenant, Role.Admin);
    }

    public override async Task DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task An_unconfirmed_hold_expires_after_ten_minutes_and_another_gets_the_time()
    {
        var made = await Bookable.MakeAsync(client);
        var hold = made.Hold(new DateTime(2026, 3, 3, 9, 0, 0));
        var (first, second, agreed) = (await made.RequestedAsync(), await made.RequestedAsync(), await made.RequestedAsync());
        (await client.PostAsync(hold, first)).Accepted();
        (await client.PostAsync(hold with { Start = hold.Start.AddHours(3) }, agreed)).Accepted();
        (await client.PostAsync(new ConfirmBooking(), agreed)).Accepted();

        await AdvanceAsync("PT9M");
        (await client.PostAsync(hold, second)).Refused(409, "booking.slot-taken");
        await AdvanceAsync("PT2M");

        Assert.Equal(("expired", "confirmed"), (await StatusAsync(first), await StatusAsync(agreed)));
        (await client.PostAsync(hold, second)).Accepted();
        (await client.PostAsync(hold with { Start = hold.Start.AddHours(6) }, first)).Accepted();
        await AdvanceAsync("PT11M");
        Assert.Equal("expired", await StatusAsync(first));
    }

    private async Task AdvanceAsync(string by) => (await client.PostAsync("/v1/test-clock/advance", $$"""{"by":"{{by}}"}""")).Accepted();

    private async Task<string> StatusAsync(Guid id) => (string)(await client.GetAsync($"/v1/bookings/{id}")).Json["booking"]!["status"]!;
}
