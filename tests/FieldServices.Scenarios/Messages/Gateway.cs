using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FieldServices.Scenarios.Messages;

/// <summary>A gateway for messages over HTTP on this machine.</summary>
public sealed class Gateway : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(IReadOnlyDictionary<string, string> Headers, string Body)> got = new();

    private Gateway(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    /// <summary>How it answers.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context => context.Response.WriteAsync("""{"id":"provider-7"}""");

    public IReadOnlyList<(IReadOnlyDictionary<string, string> Headers, string Body)> Got => [.. got];

    public static async Task<Gateway> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var gateway = new Gateway(app);
        app.Run(gateway.TakeAsync);
        await app.StartAsync();
        return gateway;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        got.Enqueue((context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), await reader.ReadToEndAsync()));
        await Answer(context);
    }
}
