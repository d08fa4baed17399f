using System.Collections.Concurrent;
using System.Globalization;
using FieldServices.Api.Hosting;
using FieldServices.Api.Problems;
using FieldServices.Api.Security;

namespace FieldServices.Api.Tiers;

/// <summary>Refuses requests of a key that has made as many in this minute as its tier may, and tells every client how many it has left.</summary>
public sealed class RequestLimits(RequestDelegate next, Platform platform)
{
    /// <summary>What is allowed: so many requests in a window of so many seconds.</summary>
    public const string PolicyHeader = "RateLimit-Policy";

    /// <summary>What is left of it, and for how many seconds.</summary>
    public const string Header = "RateLimit";

    private readonly ConcurrentDictionary<int, string> policies = new();

    public Task InvokeAsync(HttpContext context)
    {
        if (Caller.From(context.User) is not { } caller || platform.Tiers.Of(caller.Tier).Requests is not { } limit)
            return next(context);
        var verdict = platform.Rates.Take(caller.KeyId, limit);
        context.Response.Headers[PolicyHeader] = policies.GetOrAdd(
            limit, static l => string.Create(CultureInfo.InvariantCulture, $"\"minute\";q={l};w={RequestRates.WindowSeconds}"));
        context.Response.Headers[Header] = string.Create(CultureInfo.InvariantCulture, $"\"minute\";r={verdict.Left};t={verdict.SecondsLeft}");
        return verdict.Allowed ? next(context) : Problem.Write(context, Refusal(limit, platform.Tiers.TierOf(caller.Tier), verdict));
    }

    private static Problem Refusal(int limit, ClientTier tier, RateVerdict verdict) => Problem.Of(
        429, "rate-limited", "Too many requests.",
        $"A key of the tier {tier.ToString().ToLowerInvariant()} may make {limit} requests in a minute, and this one has. Repeat the request after {verdict.SecondsLeft} s; nothing was stored.")
        with { RetryAfter = verdict.SecondsLeft };
}
