using FieldServices.Api.Demo;
using FieldServices.Api.Hosting;
using FieldServices.Api.Importing;
using FieldServices.Api.Security;
using FieldServices.Api.Tiers;
using FieldServices.Domain.Modules;
using FieldServices.EventStore.Sealing;
using FieldServices.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;
using Serilog;

namespace FieldServices.Scenarios.Guides;

/// <summary>
/// What a reader of the guides has after <c>./run</c>: a server, the demo tenant with its keys, the incidents. When pages are
/// compared, one incident of each station is enough; when they are renewed, all are there.
/// </summary>
public sealed class GuideServer() : TestDatabase(Migrated), IAsyncLifetime
{
    private static readonly DatabaseTemplate Migrated = new("guides", MigrateAsync);
    private static readonly string[] DataFiles = ["lfb_dwelling_fires_2009.csv", "lfb_property_assets.csv"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private Platform platform = null!;
    private WebApplication app = null!;

    public Uri Url => new(app.Urls.Single());

    public IReadOnlyDictionary<Role, ApiKey> Keys { get; private set; } = null!;

    /// <summary>A folder like a checkout: <c>.local/demo-keys</c> and <c>./fieldservices</c>.</summary>
    public string Checkout { get; } = Directory.CreateTempSubdirectory("fieldservices-guides-").FullName;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        platform = new Platform(ConnectionString, FieldServicesModules.All, NullLogger.Instance, tiers: TierSettings.Unconfigured.WithAnyRequests(), masters: MasterKeys.Parse(TestMasterKey.Text));
        // What happens by itself comes between at a moment that no page can print.
        app = WebServer.Build(platform, "http://127.0.0.1:0", new LoggerConfiguration().CreateLogger(), workflows: false);
        await app.StartAsync();
        var tenant = await new DemoTenant(platform).EnsureAsync(CancellationToken.None);
        Keys = await DemoKeys.EnsureAsync(platform, tenant, Path.Combine(Checkout, ".local", "demo-keys"), CancellationToken.None);
        await ImportAsync(tenant);
        WriteLauncher();
    }

    public override async Task DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await platform.DisposeAsync();
        await base.DisposeAsync();
        Directory.Delete(Checkout, recursive: true);
    }

    private static async Task MigrateAsync(string database)
    {
        await using var platform = new Platform(database, FieldServicesModules.All, NullLogger.Instance);
        await platform.MigrateAsync(CancellationToken.None);
    }

    private async Task ImportAsync(Tenant tenant)
    {
        var data = Directory.CreateDirectory(Path.Combine(Checkout, "data")).FullName;
        foreach (var file in DataFiles)
            File.Copy(RepositoryRoot.At("data", file), Path.Combine(data, file));
        var incidents = Path.Combine(data, DataFiles[0]);
        if (!Guide.Renew)
        {
            var lines = await File.ReadAllLinesAsync(incidents);
            var station = Array.IndexOf(lines[0].Split(','), "FirstPump_Station");
            await File.WriteAllLinesAsync(incidents, [lines[0], .. lines.Skip(1).DistinctBy(l => l.Split(',')[station])]);
        }
        var import = new IncidentImport(platform, tenant.Id, new Replay(platform, new Caller(tenant.Id, Role.Integrator, "import")));
        var summary = await import.RunAsync(incidents, Path.Combine(data, DataFiles[1]), (_, _) => { }, CancellationToken.None);
        Assert.Empty(summary.Broken);
        var head = await platform.Log.HeadAsync(tenant.Id);
        foreach (var table in platform.Tables)
            Assert.True(await platform.Progress.WaitAsync(table.View, tenant.Id, head, Patience));
    }

    private void WriteLauncher()
    {
        var launcher = Path.Combine(Checkout, "fieldservices");
        File.WriteAllText(launcher, $"#!/usr/bin/env bash\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "fieldservices.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(launcher, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
