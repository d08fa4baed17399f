using FieldServices.Api.Audit;
using FieldServices.Api.Commands;
using FieldServices.Api.Commands.Bulk;
using FieldServices.Api.Demo;
using FieldServices.Api.Feeds;
using FieldServices.Api.Feeds.Links;
using FieldServices.Api.Health;
using FieldServices.Api.Messaging;
using FieldServices.Api.Messaging.Local;
using FieldServices.Api.OpenApi;
using FieldServices.Api.Privacy;
using FieldServices.Api.Problems;
using FieldServices.Api.Proving;
using FieldServices.Api.Reads;
using FieldServices.Api.Security;
using FieldServices.Api.StartPage;
using FieldServices.Api.Tiers;
using FieldServices.Api.Workflows;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Serilog;

namespace FieldServices.Api.Hosting;

/// <summary>Puts the web server together: what a request passes, from top to bottom, and which doors there are.</summary>
public static class WebServer
{
    public const int LargestBody = 256 * 1024;
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(30);

    public static WebApplication Build(Platform platform, string url, Serilog.ILogger? log = null, Tenant? demo = null, bool workflows = true)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        builder.Logging.ClearProviders().AddSerilog((log ?? Log.Logger).ForContext(new SecretPaths()));
        AddServices(builder.Services, platform);
        if (workflows)
            builder.Services.AddHostedService<BackgroundWorkflows>();
        if (demo is not null)
            builder.Services.AddSingleton(demo).AddHostedService<DemoImport>();
        var app = builder.Build();
        UsePipeline(app);
        MapDoors(app, platform);
        return app;
    }

    private static void AddServices(IServiceCollection services, Platform platform)
    {
        services.AddSingleton(platform).AddSingleton(platform.Time).AddSingleton(platform.Commands).AddSingleton(new BulkDoor(platform.Commands, platform.Log)).AddSingleton(platform.Keys).AddSingleton(platform.Clocks);
        services.AddAuthentication(ApiKeyAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null);
        // Whatever a route forgets to say, it says "authenticated".
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new()
        {
            Timeout = LongestRequest,
            WriteTimeoutResponse = context => Problem.Write(context, Problem.Of(
                503, "timed-out", "The request took too long.", $"It was stopped after {LongestRequest.TotalSeconds:0} s. A command can be repeated with its Idempotency-Key.")),
        });
        services.AddResponseCompression();
        services.AddCors(cors => cors.AddDefaultPolicy(platform.Origins.ToPolicy()));
        services.AddHostedService<BackgroundProjections>();
        services.AddHostedService<BackgroundRetention>();
        services.AddHostedService<BackgroundReplicas>();
        services.AddHostedService<BackgroundRates>();
        services.AddHostedService<BackgroundArchive>();
        services.AddHostedService<PastRowsRetention>();
        services.AddHostedService<BackgroundMessages>();
        services.AddHostedService<BackgroundCheckpoints>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestRequest);
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseMiddleware<RequestLog>();
        // Before everything that may refuse: a page of another origin can read a refusal only with these headers.
        app.UseCors();
        app.UseMiddleware<UnhandledErrors>();
        app.UseApiDocumentationPage();
        app.UseStatusCodePages(context => Problem.Write(context.HttpContext, Problem.OfStatus(context.HttpContext.Response.StatusCode)));
        app.UseResponseCompression();
        app.UseWebSockets();
        app.UseMiddleware<Listeners>();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseMiddleware<RequestLimits>();
        app.UseAuthorization();
    }

    private static void MapDoors(WebApplication app, Platform platform)
    {
        app.MapCommands(platform.Modules);
        app.MapBulk(platform.Modules);
        app.MapThings(platform.Modules);
        app.MapHistory(platform.Modules);
        app.MapWorkflows();
        app.MapDeadLetters();
        app.MapTestClock();
        app.MapDataSubjects(platform.Modules);
        app.MapProofs();
        app.MapExport();
        app.MapCalendarLinks();
        app.MapFeeds();
        app.MapHealth();
        app.MapReadApi(platform);
        app.MapApiDocumentation(platform.Modules);
        app.MapStartPage();
        app.MapOutbox();
    }
}
