using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Harness;

/// <summary>A server with workflows, and a tenant whose clock stands at eight on the morning of Monday, 2 March 2026 until it is advanced.</summary>
public abstract class OfficeOnTestClock(string slug) : TestDatabase(Templates.Migrated), IAsyncLifetime
{
    protected static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    protected Server Server { get; set; } = null!;

    protected Tenant Tenant { get; private set; } = null!;

    /// <summary>A client of the admin, who may do everything.</summary>
    protected Client Client { get; set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Server = await Server.StartAsync(ConnectionString, workflows: true);
        Tenant = await Server.TenantAsync(slug);
        await (await Server.Platform.Workflows.OfAsync(Tenant.Id)).TestClock.StartAsync(Tenant.Id, Start);
        Client = await Server.ClientAsync(Tenant, Role.Admin);
    }

    public override async Task DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>Advances the clock by an ISO 8601 duration, with everything that falls due meanwhile.</summary>
    protected async Task AdvanceAsync(string by) => (await Client.PostAsync("/v1/test-clock/advance", $$"""{"by":"{{by}}"}""")).Accepted();
}
