using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Harness;

/// <summary>
/// For <c>IClassFixture</c>: one database, one server, one tenant and a client for each role. When the class has ended,
/// nothing personal may stand in the server's logs.
/// </summary>
public class ScenarioServer() : TestDatabase(Templates.Migrated), IAsyncLifetime
{
    private readonly Dictionary<Role, Client> clients = [];

    public Server Server { get; private set; } = null!;

    public Tenant Tenant { get; private set; } = null!;

    /// <summary>A client of the admin, who may do everything.</summary>
    public Client Admin => As(Role.Admin);

    public Client As(Role role) => clients[role];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Server = await Server.StartAsync(ConnectionString);
        Tenant = await Server.TenantAsync("scenario");
        foreach (var role in Enum.GetValues<Role>())
            clients[role] = await Server.ClientAsync(Tenant, role);
    }

    public override async Task DisposeAsync()
    {
        foreach (var client in clients.Values)
            client.Dispose();
        await Server.DisposeAsync();
        await base.DisposeAsync();
        Samples.AssertNothingPersonal(Server.Log);
    }
}
