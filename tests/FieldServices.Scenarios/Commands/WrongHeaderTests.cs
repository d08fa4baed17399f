using FieldServices.Domain.Emergencies;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Commands;

public sealed class WrongHeaderTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private readonly Client client = scenario.Admin;

    public static TheoryData<string, string, string> WrongHeaders { get; } = new()
    {
        { "Idempotency-Key", "\"\"", "invalid" },
        { "Idempotency-Key", new string('k', 256), "invalid" },
        { "Idempotency-Key", "tab\there", "invalid" },
        { "If-Match", "three", "invalid" },
        { "If-Match", "\"0\"", "invalid" },
        { "If-Match", "\"-1\"", "invalid" },
        { "If-Match", "\"99999999999999999999\"", "invalid" },
        { "FS-Effective-At", "yesterday", "invalid" },
        { "FS-Effective-At", "2026-01-01", "invalid" },
        { "FS-Effective-At", "2126-01-01T00:00:00Z", "in-the-future" },
    };

    [Theory]
    [MemberData(nameof(WrongHeaders))]
    public async Task A_wrong_header_is_named_and_nothing_is_stored(string header, string value, string code)
    {
        var id = await Samples.ReportedAsync(client);
        await Stored.NothingAsync(scenario, async () =>
        {
            var answer = (await client.PostAsync(new AcknowledgeEmergency(), id, (header, value))).Refused(400, "validation-failed");
            var error = Assert.Single(answer.Json["errors"]!.AsArray())!;
            Assert.Equal((header, code), ((string?)error["header"], (string?)error["code"]));
        });
    }

    [Fact]
    public async Task A_wrong_parameter_is_named()
    {
        var answer = await client.PostAsync("/v1/emergencies?dryRun=perhaps", "{}");
        var error = Assert.Single(answer.Refused(400, "validation-failed").Json["errors"]!.AsArray())!;
        Assert.Equal(("dryRun", "invalid"), ((string?)error["parameter"], (string?)error["code"]));
    }

    [Fact]
    public async Task All_wrong_headers_are_told_at_once()
    {
        var answer = await client.PostAsync(
            "/v1/emergencies?dryRun=2", "{}", ("Idempotency-Key", "\"\""), ("If-Match", "x"), ("FS-Effective-At", "noon"));
        Assert.Equal(4, answer.Refused(400, "validation-failed").Json["errors"]!.AsArray().Count);
    }

    [Fact]
    public Task A_command_that_starts_something_takes_no_version() => Stored.NothingAsync(scenario, async () =>
    {
        var answer = (await client.PostAsync(Samples.Report, null, ("If-Match", "\"3\""))).Refused(400, "validation-failed");
        Assert.Equal("If-Match", (string?)answer.Json["errors"]![0]!["header"]);
    });

    [Fact]
    public async Task A_command_on_an_older_version_is_told_the_present_one()
    {
        var id = await Samples.ReportedAsync(client);
        await Stored.NothingAsync(scenario, async () =>
        {
            var answer = (await client.PostAsync(new AcknowledgeEmergency(), id, ("If-Match", "\"7\""), ("Idempotency-Key", "v"))).Refused(412, "version-mismatch");
            Assert.Equal("\"1\"", answer.Header("ETag"));
            Assert.Contains("\"1\"", (string?)answer.Json["detail"], StringComparison.Ordinal);
        });
        (await client.PostAsync(new AcknowledgeEmergency(), id, ("If-Match", "\"1\""), ("Idempotency-Key", "v"))).Accepted();
    }

    [Theory]
    [InlineData("2026-03-01T10:00:00Z", "2026-03-01T10:00:00+00:00")]
    [InlineData("2026-03-01T12:00:00+02:00", "2026-03-01T10:00:00+00:00")]
    public async Task What_happened_before_can_be_told_with_its_time(string given, string kept)
    {
        var id = (await client.PostAsync(Samples.Report, null, ("FS-Effective-At", given))).Accepted().Id;
        var history = await client.GetAsync($"/v1/streams/emergency/{id}/events");
        Assert.Equal(DateTimeOffset.Parse(kept, System.Globalization.CultureInfo.InvariantCulture), (DateTimeOffset)history.Json["events"]![0]!["effectiveAt"]!);
    }

    [Fact]
    public async Task A_time_before_the_last_step_is_rejected_with_the_rule()
    {
        var id = await Samples.ReportedAsync(client);
        (await client.PostAsync(new AcknowledgeEmergency(), id, ("FS-Effective-At", "2026-03-01T10:00:00Z"))).Refused(409, "emergency.time-before-last");
    }
}
