using System.Diagnostics;
using System.Text.Json.Nodes;
using FieldServices.Api.Hosting;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Proving;
using Npgsql;

namespace FieldServices.Api.Health;

/// <summary>Tells machines whether the process lives, whether it can serve, and people what it is busy with. Open to all; names no tenant.</summary>
public static class HealthRoutes
{
    private static readonly IReadOnlyDictionary<string, (DateTimeOffset Since, string Reason)> None = new Dictionary<string, (DateTimeOffset, string)>();

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
            var reason = await WhyNotReadyAsync(platform, context.RequestAborted);
            await WriteAsync(context, reason is null ? 200 : 503, new JsonObject { ["status"] = reason is null ? "ready" : "not ready", ["reason"] = reason });
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException)
        {
            await WriteAsync(context, 503, new JsonObject { ["status"] = "not ready", ["reason"] = "the database does not answer" });
        }
    }

    private static async Task<string?> WhyNotReadyAsync(Platform platform, CancellationToken cancellationToken)
    {
        if (!await platform.IsMigratedAsync(cancellationToken))
            return "the database schema is not this program's; run 'fieldservices migrate'";
        var building = await platform.Projections.BuildingAsync(cancellationToken);
        return building.Count == 0
            ? null
            : $"views are being built for this release: {string.Join(", ", building.Select(v => $"{v.Name} (version {v.Version})"))}; see 'fieldservices projections list'";
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
            var building = await platform.Projections.BuildingAsync(context.RequestAborted);
            var failing = platform.Projections.Failures.Select(f => f.Key.View).ToHashSet();
            var (standing, unsigning) = (await platform.Proving.Checkpoints.StandingAsync(context.RequestAborted), platform.Proving.Notary?.Failing ?? None);
            await WriteAsync(context, 200, new JsonObject
            {
                ["status"] = failing.Count == 0 && lags.All(l => l is { Parked: 0, Failing: 0 }) && standing.Refused == 0 && unsigning.Count == 0 ? "healthy" : "degraded",
                ["database"] = new JsonObject { ["milliseconds"] = Math.Round(latency.TotalMilliseconds, 2) },
                ["log"] = new JsonObject { ["tenants"] = tenants, ["events"] = events },
                ["checkpoints"] = CheckpointsOf(platform, standing, unsigning),
                ["replicas"] = new JsonArray([.. platform.Places.All.Where(p => p.Replica is not null).Select(ReplicaOf)]),
                ["views"] = new JsonArray([.. lags.Select(lag => ViewOf(lag, building.Any(v => v.Name == lag.View)))]),
            });
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException)
        {
            await WriteAsync(context, 503, new JsonObject { ["status"] = "unhealthy", ["reason"] = "the database does not answer" });
        }
    }

    // Why it fails stands in the log: reasons of databases may name hosts.
    private static JsonObject CheckpointsOf(Platform platform, CheckpointStanding standing, IReadOnlyDictionary<string, (DateTimeOffset Since, string Reason)> failing) => new()
    {
        ["signsHere"] = platform.Proving.Notary is not null,
        ["lastSignedAt"] = standing.LastSignedAt,
        ["ageSeconds"] = standing.LastSignedAt is { } last ? Math.Round(Math.Max(0, (platform.Time.GetUtcNow() - last).TotalSeconds)) : null,
        ["refusedLogs"] = standing.Refused,
        ["logsWithoutCheckpoint"] = standing.Unsigned,
        ["failing"] = new JsonArray([.. failing.Select(f => new JsonObject { ["database"] = f.Key, ["since"] = f.Value.Since })]),
    };

    // Everybody may read this, so it has no tenant and no stream; 'fieldservices projections list' has them.
    private static JsonObject ViewOf(ViewLag lag, bool building) => new()
    {
        ["name"] = lag.View,
        ["version"] = lag.Version,
        ["state"] = building ? "building" : lag.Failing > 0 ? "failing" : lag.Stopped > 0 ? "stopped" : "running",
        ["eventsBehind"] = lag.Events,
        ["tenantsBehind"] = lag.Tenants,
        ["parkedStreams"] = lag.Parked,
        ["stopped"] = lag.Stopped,
        ["failing"] = lag.Failing,
        ["error"] = lag.Error,
        ["failingSince"] = lag.FailingSince,
    };

    private static JsonObject ReplicaOf(Place place) => new()
    {
        ["database"] = place.Name,
        ["state"] = place.Replica!.Standing.State.ToString().ToLowerInvariant(),
        ["lagSeconds"] = place.Replica.Standing.Lag is { } lag ? Math.Round(lag.TotalSeconds, 2) : null,
        ["reads"] = place.Replica.Reads,
    };

    private static async Task<(long Tenants, long Events)> HeadsAsync(Platform platform, CancellationToken cancellationToken)
    {
        var (tenants, events) = (0L, 0L);
        foreach (var place in platform.Places.All)
        {
            await using var command = place.Database.CreateCommand(
                "select count(*), coalesce(sum(position), 0)::bigint from eventstore.tenant_heads where closed_at is null");
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            (tenants, events) = (tenants + reader.GetInt64(0), events + reader.GetInt64(1));
        }
        return (tenants, events);
    }

    private static Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(body, ApiJson.Readable.JsonObject, contentType: null, context.RequestAborted);
    }
}
