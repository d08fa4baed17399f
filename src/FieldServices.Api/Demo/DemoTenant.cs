using FieldServices.Api.Hosting;
using FieldServices.Api.Importing;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;

namespace FieldServices.Api.Demo;

/// <summary>A tenant to try everything on: real incidents of the London Fire Brigade, its stations as contractors.</summary>
public sealed class DemoTenant(Platform platform)
{
    public const string Slug = "demo";
    private const string Data = "FIELDSERVICES_DATA";
    private const string Local = "FIELDSERVICES_LOCAL";

    public Task<Tenant> EnsureAsync(CancellationToken cancellationToken) =>
        platform.Tenants.EnsureAsync(Slug, "London demonstration", "test", cancellationToken);

    public Task<IReadOnlyDictionary<Role, ApiKey>> KeysAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        var folder = Environment.GetEnvironmentVariable(Local) is { Length: > 0 } local ? local : Path.Combine(AppContext.BaseDirectory, ".local");
        return DemoKeys.EnsureAsync(platform, tenant, Path.Combine(folder, "demo-keys"), cancellationToken);
    }

    /// <summary>Loads the incidents that are not loaded yet.</summary>
    /// <returns>What was done; null where the data files are not there.</returns>
    public async Task<ImportSummary?> ImportAsync(Tenant tenant, Action<long, long> report, CancellationToken cancellationToken)
    {
        var folder = Environment.GetEnvironmentVariable(Data) is { Length: > 0 } data ? data : Path.Combine(AppContext.BaseDirectory, "data");
        var (incidents, sites) = (Path.Combine(folder, "lfb_dwelling_fires_2009.csv"), Path.Combine(folder, "lfb_property_assets.csv"));
        if (!File.Exists(incidents) || !File.Exists(sites))
            return null;
        var replay = new Replay(platform, new Caller(tenant.Id, Role.Integrator, "import"));
        return await new IncidentImport(platform, tenant.Id, replay).RunAsync(incidents, sites, report, cancellationToken);
    }
}
