using System.Diagnostics;
using System.Text.Json.Nodes;
using FieldServices.Api.Hosting;
using Npgsql;

namespace FieldServices.Api.Health;

/// <summary>Tells machines whether the process lives, whether it can serve, and people what it is busy with. Open to all; names no tenant.</summary>
public static class HealthRoutes
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowAnonymous();
        health.MapGet("/live", context => WriteAsync(context, 200, new JsonObject { ["status"] = "live" }));
        health.MapGet("/ready", ReadyAsync);
        health.MapGet("", DetailAsync);
    }

    private static async Task ReadyAsync(HttpContext context)
    {
        var platform = context.RequestServices.GetRequiredService<Platform>();
        try
        {
            var ready = await platform.IsMigratedAsync(context.RequestAborted);
            await WriteAsync(context, ready ? 200 : 503, new JsonObject
            {
                ["status"] = ready ? "ready" : "not ready",
                ["reason"] = ready ? null : "the database schema is not this program's; run 'fieldservices migrate'",
            });
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException)
        {
            await WriteAsync(context, 503, new JsonObject { ["status"] = "not ready", ["reason"] = "the database does not answer" });
        }
    }

    private static async Task DetailAsync(HttpContext context)
    {
        var platform = context.RequestServices.GetRequiredService<Platform>();
        try
        {
            var start = Stopwatch.GetTimestamp();
            var (tenants, events) = await HeadsAsync(platform, context.RequestAborted);
            var latency = Stopwatch.GetElapsedTime(start);
            var lags = await platform.Projections.LagAsync(context.RequestAborted);
            var failures = platform.Projections.Failures.ToArray();
            await WriteAsync(context, 200, new JsonObject
            {
                ["status"] = failures.Length == 0 && lags.All(l => l.Parked == 0) ? "healthy" : "degraded",
                ["database"] = new JsonObject { ["milliseconds"] = Math.Round(latency.TotalMilliseconds, 2) },
                ["log"] = new JsonObject { ["tenants"] = tenants, ["events"] = events },
                ["views"] = new JsonArray([.. lags.Select(lag => new JsonObject
                {
                    ["name"] = lag.View,
                    ["version"] = lag.Version,
                    ["eventsBehind"] = lag.Events,
                    ["tenantsBehind"] = lag.Tenants,
                    ["parkedStreams"] = lag.Parked,
                    ["failing"] = failures.Count(f => f.Key.View == lag.View),
                    ["error"] = failures.Where(f => f.Key.View == lag.View).Select(f => f.Value.Error).FirstOrDefault(),
                })]),
            });
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException)
        {
            await WriteAsync(context, 503, new JsonObject { ["status"] = "unhealthy", ["reason"] = "the database does not answer" });
        }
    }

    private static async Task<(long Tenants, long Events)> HeadsAsync(Platform platform, CancellationToken cancellationToken)
    {
        await using var command = platform.Database.CreateCommand("select count(*), coalesce(sum(position), 0)::bigint from eventstore.tenant_heads");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private static Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(body, ApiJson.Readable.JsonObject, contentType: null, context.RequestAborted);
    }
}
