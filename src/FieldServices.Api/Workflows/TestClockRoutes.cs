using System.Text.Json.Nodes;
using FieldServices.Api.Commands;
using FieldServices.Api.Problems;
using FieldServices.Api.Security;
using Microsoft.AspNetCore.Http.Timeouts;

namespace FieldServices.Api.Workflows;

/// <summary>The clock of a tenant in test mode: a year passes in one request, and the same way every time.</summary>
internal static class TestClockRoutes
{
    public const string Root = "/v1/test-clock";
    public const string Advance = $"{Root}/advance";

    private static readonly RequestTimeoutPolicy Patience = new()
    {
        Timeout = TimeSpan.FromMinutes(5),
        WriteTimeoutResponse = context => Problem.Write(context, Problem.Of(
            503, "timed-out", "The request took too long.", "The clock stands where it has come to. Repeat the request with 'to', and it goes on from there.")),
    };

    public static void MapTestClock(this IEndpointRouteBuilder routes)
    {
        routes.MapGuarded(HttpMethod.Get, Root, "test-clock", Permissions.AdvanceTestClock, async asked =>
            await WithClockAsync(asked, () => StandingAsync(asked))).WithRequestTimeout(Patience);
        routes.MapGuarded(HttpMethod.Post, Advance, "test-clock.advance", Permissions.AdvanceTestClock, async asked =>
            await WithClockAsync(asked, () => AdvanceAsync(asked))).WithRequestTimeout(Patience);
    }

    private static async Task<Reply> WithClockAsync(Asked asked, Func<Task<Reply>> then) =>
        await asked.Platform.Clocks.IsTestAsync(asked.Caller.Tenant, asked.Cancelled)
            ? await then()
            : Problem.Of(
                409, "not-a-test-tenant", "This tenant has no test clock.",
                "It lives in the time of the world. Make a tenant with 'fieldservices tenants create <slug> --name … --test --clock <instant>'.");

    private static async Task<Reply> AdvanceAsync(Asked asked)
    {
        var (json, problem) = await JsonBody.ReceiveAsync(asked.Context);
        if (json is null)
            return problem!;
        var (advance, wrong) = DecisionReader.Read(json, DecisionJson.Default.ClockAdvance);
        if (advance is null)
            return wrong!;
        var now = await asked.Platform.Clocks.NowAsync(asked.Caller.Tenant, asked.Cancelled);
        var (to, error) = ClockTarget.Read(advance.To, advance.By, now);
        if (error is not null)
            return JsonBody.Invalid([error]);
        if (await (await asked.Platform.Workflows.OfAsync(asked.Caller.Tenant, asked.Cancelled)).TestClock.AdvanceAsync(asked.Caller.Tenant, to, asked.Cancelled) is not { } fired)
            return Problem.Of(409, "clock-is-past", "The clock is past that time.", "A test clock only goes forward; make a new tenant to begin earlier.");
        var standing = await StandingAsync(asked);
        standing.Json!["fired"] = fired;
        return standing;
    }

    private static async Task<Reply> StandingAsync(Asked asked)
    {
        var (tenant, log) = (asked.Caller.Tenant, asked.Platform.Log);
        var now = await asked.Platform.Clocks.NowAsync(tenant, asked.Cancelled);
        var (position, hash) = await EventHash.OfAsync(log, tenant, asked.Cancelled);
        return new JsonObject { ["now"] = now, ["position"] = position, ["eventHash"] = hash };
    }
}
