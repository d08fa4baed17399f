using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace FieldServices.Scenarios.Pages;

/// <summary>The example of the guide, built as the guide says and served from an origin of its own, before a real server that lets it in.</summary>
public sealed class FrontEnd() : TestDatabase(Templates.Migrated), IAsyncLifetime
{
    private WebApplication? pages;
    private Chromium chromium = null!;

    public Server Server { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        if (!NpmFolder.IsPossible)
            return;
        await base.InitializeAsync();
        var example = await NpmFolder.InstallAsync("docs/examples/front-end");
        // Not minified, the libraries complain about what they are given.
        await example.RunAsync("npm", "", "run", "build", "--silent", "--", "--minify=false");
        var site = Path.Combine(example.Path, "public");
        pages = Serve(site);
        await pages.StartAsync();
        Server = await Server.StartAsync(ConnectionString, origins: new OriginSettings([Origin]));
        var index = Path.Combine(site, "index.html");
        await File.WriteAllTextAsync(index, (await File.ReadAllTextAsync(index)).Replace("http://localhost:5080", $"{Server.Address}".TrimEnd('/'), StringComparison.Ordinal));
        chromium = await Chromium.LaunchAsync();
    }

    public override async Task DisposeAsync()
    {
        if (pages is null)
            return;
        await chromium.DisposeAsync();
        await Server.DisposeAsync();
        await pages.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>The board as somebody with this key sees it.</summary>
    /// <param name="key">The key in the link.</param>
    /// <param name="prepare">What happens before the page is loaded.</param>
    public async Task<OpenPage> OpenAsync(ApiKey key, Func<IPage, Task>? prepare = null)
    {
        var open = await chromium.OpenAsync(ColorScheme.Light, Server.Address, new Uri(Origin));
        if (prepare is not null)
            await prepare(open.Page);
        await open.Page.GotoAsync($"{Origin}/index.html#key={key}");
        return open;
    }

    /// <summary>A company of its own for each test, and its admin.</summary>
    public async Task<(Tenant Tenant, Client Admin)> CompanyAsync(string slug)
    {
        var tenant = await Server.TenantAsync(slug);
        return (tenant, await Server.ClientAsync(tenant, Role.Admin));
    }

    private string Origin => pages!.Urls.Single();

    private static WebApplication Serve(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder) });
        return app;
    }
}
