using System.Net;
using System.Text.RegularExpressions;
using FieldServices.Api.CommandLine;
using FieldServices.Api.Tiers;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Tiers;

public sealed partial class RequestLimitTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private static readonly TierSettings Few = TierSettings.Read(new Dictionary<string, string>
    {
        ["FIELDSERVICES_TIER_FREE"] = "requests=3", ["FIELDSERVICES_TIER_PRO"] = "requests=any",
    });

    [GeneratedRegex("^\"minute\";r=([0-9]+);t=([0-9]+)$")]
    private static partial Regex Left();

    [Fact]
    public async Task A_key_that_has_made_its_requests_is_told_when_to_come_back_and_nothing_is_stored()
    {
        await using var server = await Server.StartAsync(scenario.ConnectionString, new Standing(Minute(1)), tiers: Few);
        using var client = await server.ClientAsync(scenario.Tenant, Role.Admin, ClientTier.Free);
        using var other = await server.ClientAsync(scenario.Tenant, Role.Admin, ClientTier.Free);
        for (var left = 2; left >= 0; left--)
        {
            var answer = await client.PostAsync("/graphql", """{"query":"{ __typename }"}""");
            Assert.Equal((HttpStatusCode.OK, "\"minute\";q=3;w=60"), (answer.Status, answer.Headers["RateLimit-Policy"]));
            Assert.Equal($"{left}", Left().Match(answer.Headers["RateLimit"]).Groups[1].Value);
        }
        var head = await server.Platform.Log.HeadAsync(scenario.Tenant.Id);
        var refused = await client.PostAsync(Samples.Report);

        Assert.Equal((HttpStatusCode.TooManyRequests, "rate-limited"), (refused.Status, (string?)refused.Json["code"]));
        Assert.Equal((Left().Match(refused.Headers["RateLimit"]).Groups[2].Value, "60"), (refused.Headers["Retry-After"], refused.Headers["Retry-After"]));
        Assert.Equal(head, await server.Platform.Log.HeadAsync(scenario.Tenant.Id));
        (await other.PostAsync(Samples.Report)).Accepted();
    }

    [Fact]
    public async Task A_tier_without_limit_tells_none()
    {
        await using var server = await Server.StartAsync(scenario.ConnectionString, tiers: Few);
        using var client = await server.ClientAsync(scenario.Tenant, Role.Admin, ClientTier.Pro);
        for (var i = 0; i < 10; i++)
            Assert.DoesNotContain("RateLimit", (await client.PostAsync("/graphql", """{"query":"{ __typename }"}""")).Headers.Keys);
    }

    [Fact]
    public async Task Nodes_hear_of_each_others_requests_and_every_minute_begins_anew()
    {
        var clock = new Standing(Minute(2));
        var database = scenario.Server.Platform.Database;
        var (one, two) = (new RequestRates(database, clock), new RequestRates(database, clock));
        for (var i = 0; i < 3; i++)
            Assert.True(one.Take("shared", 5).Allowed);
        await one.ShareAsync(default);
        Assert.Equal(4, two.Take("shared", 5).Left);
        await two.ShareAsync(default);
        Assert.Equal((true, 0), (two.Take("shared", 5).Allowed, two.Take("shared", 5).Left));
        Assert.False(two.Take("shared", 5).Allowed);
        await two.ShareAsync(default);
        Assert.True(one.Take("shared", 9).Allowed);
        await one.ShareAsync(default);
        Assert.False(one.Take("shared", 5).Allowed);

        clock.Time = Minute(3);
        Assert.Equal(new RateVerdict(true, 4, 60), one.Take("shared", 5));
        await one.ShareAsync(default);
        clock.Time = Minute(5);
        one.Take("shared", 5);
        await one.ShareAsync(default);
        await using var kept = database.CreateCommand("select count(*) from api.request_counts where key_id = 'shared'");
        Assert.Equal(1L, await kept.ExecuteScalarAsync());
    }

    [Theory]
    [InlineData("requests=0")]
    [InlineData("requests=none")]
    public void How_many_requests_there_may_be_is_a_number_or_any(string setting) =>
        Assert.Throws<UserErrorException>(() => TierSettings.Read(new Dictionary<string, string> { ["FIELDSERVICES_TIER_FREE"] = setting }));

    // Each test has a minute of its own.
    private static DateTimeOffset Minute(int number) => new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(number);

    private sealed class Standing(DateTimeOffset start) : TimeProvider
    {
        public DateTimeOffset Time { get; set; } = start;

        public override DateTimeOffset GetUtcNow() => Time;
    }
}
