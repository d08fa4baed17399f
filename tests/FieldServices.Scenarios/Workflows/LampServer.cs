using System.Text.Json.Nodes;
using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using Microsoft.Extensions.Logging.Abstractions;

namespace FieldServices.Scenarios.Workflows;

/// <summary>For <c>IClassFixture</c>: the product's server with a module whose workflow can be made to fail, and a tenant.</summary>
public sealed class LampServer() : TestDatabase(new DatabaseTemplate("lamps", MigrateAsync)), IAsyncLifetime
{
    private static readonly IReadOnlyList<Module> Modules = [.. FieldServicesModules.All, Lamp.Module];

    public Server Server { get; private set; } = null!;

    public Tenant Tenant { get; private set; } = null!;

    /// <summary>A client of the tenant's admin.</summary>
    public Client Admin { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Server = await Server.StartAsync(ConnectionString, modules: Modules, workflows: true);
        Tenant = await Server.TenantAsync("lamps");
        Admin = await Server.ClientAsync(Tenant, Role.Admin);
    }

    public override async Task DisposeAsync()
    {
        Admin.Dispose();
        await Server.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>An admin of a new tenant whose clock stands at this instant.</summary>
    public async Task<Client> OnTestClockAsync(string slug, DateTimeOffset at)
    {
        var tenant = await Server.TenantAsync(slug);
        await (await Server.Platform.Workflows.OfAsync(tenant.Id)).TestClock.StartAsync(tenant.Id, at);
        return await Server.ClientAsync(tenant, Role.Admin);
    }

    /// <summary>Puts up a lamp and waits until the workflow knows it.</summary>
    public static async Task<Guid> LampAsync(Client client, string care = "monthly")
    {
        var id = (await client.PostAsync("/v1/lamps", $$"""{"place":"Pier","care":"{{care}}"}""")).Accepted().Id;
        await Eventually.TrueAsync(async () => (int)(await client.GetAsync(PathOf(id))).Status == 200);
        return id;
    }

    public static string PathOf(Guid instance) => $"/v1/workflows/{LampCare.Name}/instances/{instance}";

    /// <summary>The only dead letter of an instance, once it is there.</summary>
    public static async Task<JsonNode> LetterAsync(Client client, string kind, Guid instance)
    {
        JsonNode? found = null;
        await Eventually.TrueAsync(async () =>
        {
            var letters = (await client.GetAsync($"/v1/dead-letters?kind={kind}&limit=500")).Json["deadLetters"]!.AsArray();
            found = letters.SingleOrDefault(l => (Guid)l!["instance"]! == instance);
            return found is not null;
        });
        return found!;
    }

    private static async Task MigrateAsync(string database)
    {
        await using var platform = new Platform(database, Modules, NullLogger.Instance);
        await platform.MigrateAsync(CancellationToken.None);
    }
}
