using System.Text.Json.Nodes;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Workflows;

/// <summary>A tenant in test mode lives through a year in one request, and the same way every time.</summary>
public sealed class TestClockTests(LampServer lamps) : IClassFixture<LampServer>
{
    private static readonly DateTimeOffset NewYear = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_year_of_monthly_care_passes_in_one_request()
    {
        using var client = await lamps.OnTestClockAsync("year", NewYear);
        var lamp = await LampServer.LampAsync(client);

        var advanced = (await client.PostAsync("/v1/test-clock/advance", """{"by":"P1Y"}""")).Accepted();

        Assert.Equal((12, NewYear.AddYears(1)), ((int)advanced.Json["fired"]!, (DateTimeOffset)advanced.Json["now"]!));
        var serviced = (await client.GetAsync($"/v1/streams/lamp/{lamp}/events?from=2")).Json["events"]!.AsArray();
        Assert.Equal(Enumerable.Range(1, 12).Select(n => $"Time {n}"), serviced.Select(e => (string)e!["body"]!["note"]!));
        Assert.Equal(NewYear.AddMonths(1).AddHours(9), (DateTimeOffset)serviced[1]!["effectiveAt"]!);
        // Nine in London is eight in UTC in summer.
        Assert.Equal(NewYear.AddMonths(6).AddHours(8), (DateTimeOffset)serviced[6]!["effectiveAt"]!);
        Assert.Equal($"workflow/{LampCare.Name}", (string?)serviced[0]!["actor"]);
        var standing = (await client.GetAsync("/v1/test-clock")).Accepted().Json;
        foreach (var field in new[] { "now", "position", "eventHash" })
            Assert.Equal(advanced.Json[field]!.ToJsonString(), standing[field]!.ToJsonString());
    }

    [Fact]
    public async Task The_same_script_gives_the_same_hash_in_another_tenant_and_another_script_another_one()
    {
        var first = await RunAsync("first", "Time passes.", "P3M");
        var second = await RunAsync("second", "Time passes.", "P3M");
        var inSteps = await RunAsync("steps", "Time passes.", "P1M", "P1M", "P1M");
        var otherWords = await RunAsync("words", "Time flies.", "P3M");
        var longer = await RunAsync("longer", "Time passes.", "P4M");

        Assert.Matches("^[0-9a-f]{64}$", first);
        Assert.Equal(first, second);
        Assert.Equal(first, inSteps);
        Assert.Equal(3, new[] { first, otherWords, longer }.Distinct().Count());
    }

    [Fact]
    public async Task An_advance_that_breaks_off_goes_on_when_it_is_repeated_and_nothing_happens_twice()
    {
        const string Years = """{"to":"2029-01-01T00:00:00Z"}""";
        using var client = await lamps.OnTestClockAsync("breaks-off", NewYear);
        using var undisturbed = await lamps.OnTestClockAsync("undisturbed", NewYear);
        var (lamp, _) = (await LampServer.LampAsync(client), await LampServer.LampAsync(undisturbed));
        var tenant = (await lamps.Server.Platform.Tenants.FindAsync("breaks-off", CancellationToken.None))!;
        using var http = new HttpClient { BaseAddress = lamps.Server.Address };
        http.DefaultRequestHeaders.Add("X-Api-Key", (await lamps.Server.KeyAsync(tenant, Role.Admin)).ToString());
        using var hangUp = new CancellationTokenSource();

        using var body = new StringContent(Years, System.Text.Encoding.UTF8, "application/json");
        var advancing = http.PostAsync(new Uri("/v1/test-clock/advance", UriKind.Relative), body, hangUp.Token);
        await Eventually.TrueAsync(async () => await lamps.Server.Platform.Clocks.NowAsync(tenant.Id) > NewYear.AddMonths(2));
        await hangUp.CancelAsync();
        await Record.ExceptionAsync(() => advancing);
        var repeated = (await client.PostAsync("/v1/test-clock/advance", Years)).Accepted().Json;

        var serviced = (await client.GetAsync($"/v1/streams/lamp/{lamp}/events?from=2&limit=1000")).Json["events"]!.AsArray();
        Assert.Equal(Enumerable.Range(1, 36).Select(n => $"Time {n}"), serviced.Select(e => (string)e!["body"]!["note"]!));
        Assert.Equal((string?)(await undisturbed.PostAsync("/v1/test-clock/advance", Years)).Accepted().Json["eventHash"], (string?)repeated["eventHash"]);
    }

    [Fact]
    public async Task A_clock_goes_to_an_instant_and_by_months_of_the_calendar_and_never_backwards()
    {
        using var client = await lamps.OnTestClockAsync("months", NewYear);

        Assert.Equal(NewYear.AddDays(30), await NowAsync("""{"to":"2026-01-31T00:00:00Z"}"""));
        Assert.Equal(NewYear.AddDays(58), await NowAsync("""{"by":"P1M"}"""));
        Assert.Equal(NewYear.AddDays(59), await NowAsync("""{"by":"PT24H"}"""));
        Assert.Equal(NewYear.AddDays(59), await NowAsync("""{"by":"PT0S"}"""));
        (await client.PostAsync("/v1/test-clock/advance", """{"to":"2026-01-31T00:00:00Z"}""")).Refused(409, "clock-is-past");
        Assert.Equal(NewYear.AddDays(59), (DateTimeOffset)(await client.GetAsync("/v1/test-clock")).Json["now"]!);

        async Task<DateTimeOffset> NowAsync(string body) => (DateTimeOffset)(await client.PostAsync("/v1/test-clock/advance", body)).Accepted().Json["now"]!;
    }

    [Theory]
    [InlineData("{}", "")]
    [InlineData("""{"by":"P1D","to":"2027-01-01T00:00:00Z"}""", "/by")]
    [InlineData("""{"by":"a day"}""", "/by")]
    [InlineData("""{"by":"P"}""", "/by")]
    [InlineData("""{"by":"P-1D"}""", "/by")]
    [InlineData("""{"by":"P9999Y"}""", "/by")]
    [InlineData("""{"by":"P99999999999999999999Y"}""", "/by")]
    [InlineData("""{"by":1}""", "/by")]
    [InlineData("""{"to":"tomorrow"}""", "/to")]
    [InlineData("""{"to":"2027-01-01"}""", "/to")]
    [InlineData("""{"until":"2027-01-01T00:00:00Z"}""", "/until")]
    public async Task An_advance_that_makes_no_sense_is_explained(string body, string pointer)
    {
        using var client = await lamps.OnTestClockAsync($"wrong-{Guid.NewGuid():N}", NewYear);

        var refused = (await client.PostAsync("/v1/test-clock/advance", body)).Refused(400, "validation-failed");

        Assert.Equal(pointer, (string?)refused.Json["errors"]![0]!["pointer"]);
        Assert.Equal(NewYear, (DateTimeOffset)(await client.GetAsync("/v1/test-clock")).Json["now"]!);
    }

    [Fact]
    public async Task A_tenant_in_the_time_of_the_world_has_no_clock_to_move()
    {
        (await lamps.Admin.GetAsync("/v1/test-clock")).Refused(409, "not-a-test-tenant");
        (await lamps.Admin.PostAsync("/v1/test-clock/advance", """{"by":"P1D"}""")).Refused(409, "not-a-test-tenant");
    }

    private async Task<string> RunAsync(string slug, string note, params string[] advances)
    {
        using var client = await lamps.OnTestClockAsync(slug, NewYear);
        var (one, _) = (await LampServer.LampAsync(client), await LampServer.LampAsync(client));
        (await client.PostAsync($"/v1/lamps/{one}/service", new JsonObject { ["note"] = note }.ToJsonString())).Accepted();
        JsonNode? answer = null;
        foreach (var by in advances)
            answer = (await client.PostAsync("/v1/test-clock/advance", new JsonObject { ["by"] = by }.ToJsonString())).Accepted().Json;
        return (string)answer!["eventHash"]!;
    }
}
