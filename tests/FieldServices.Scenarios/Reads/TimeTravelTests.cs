using System.Globalization;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Reads;

/// <summary>Lists, single things, figures and relations as of a position or a time, and what was true at a time.</summary>
public sealed class TimeTravelTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private readonly Client client = scenario.Admin;

    [Fact]
    public async Task Everything_can_be_asked_as_of_a_position()
    {
        var reported = (await client.PostAsync(Samples.Report)).Accepted();
        var done = (await client.PostAsync(new AcknowledgeEmergency(), reported.Id)).Accepted();
        foreach (var (position, count, status) in new[] { (reported.Position - 1, 0, null), (reported.Position, 1, "REPORTED"), (done.Position, 1, (string?)"ACKNOWLEDGED") })
        {
            var data = await client.DataAsync(
                $$"""
                { emergency(id: "{{reported.Id}}", asOf: { position: {{position}} }) { status }
                  emergencies(filter: { id: { eq: "{{reported.Id}}" } }, asOf: { position: {{position}} }) { totalCount nodes { status } }
                  emergenciesAggregate(filter: { id: { eq: "{{reported.Id}}" } }, asOf: { position: {{position}} }) { count } }
                """);
            Assert.Equal(status, (string?)data["emergency"]?["status"]);
            Assert.Equal(count, (int)data["emergencies"]!["totalCount"]!);
            Assert.Equal(count, data["emergencies"]!["nodes"]!.AsArray().Count(n => (string?)n!["status"] == status));
            Assert.Equal(count, data["emergenciesAggregate"]!.AsArray().Sum(g => (int)g!["count"]!));
        }
    }

    [Fact]
    public async Task A_time_is_the_last_position_recorded_until_then()
    {
        var reported = (await client.PostAsync(Samples.Report)).Accepted();
        var at = await RecordedAtAsync(reported.Id);
        await client.PostAsync(new AcknowledgeEmergency(), reported.Id);
        string? Status(string time) => (string?)client.DataAsync($$"""{ emergency(id: "{{reported.Id}}", asOf: { time: "{{time}}" }) { status } }""").GetAwaiter().GetResult()["emergency"]?["status"];
        Assert.Equal("REPORTED", Status(at.ToString("O", CultureInfo.InvariantCulture)));
        Assert.Null(Status(at.AddMicroseconds(-1).ToString("O", CultureInfo.InvariantCulture)));
        Assert.Equal("BAD_USER_INPUT", (await client.ErrorAsync("""{ emergencies(asOf: { time: "2099-01-01T00:00:00Z" }) { totalCount } }""")).Code);
    }

    [Fact]
    public async Task What_a_row_leads_to_is_as_of_the_same_position()
    {
        var contractor = await Samples.ContractorAsync(client);
        var id = await Samples.ReportedAsync(client);
        await client.PostAsync(new AcknowledgeEmergency(), id);
        await client.PostAsync(new DispatchEmergency(new ContractorId(contractor)), id);
        var accepted = (await client.PostAsync(new AcceptDispatch(new ContractorId(contractor)), id)).Accepted();
        await client.PostAsync(new SetAvailability(false, "Holiday"), contractor);
        var declined = (await client.PostAsync(new DeclineDispatch(new ContractorId(contractor), "Puncture"), id)).Accepted();
        await client.DataAsync($"{{ emergencies(after: {declined.Position}) {{ totalCount }} }}");
        var data = await client.DataAsync(
            $$"""
            { then: emergencies(filter: { id: { eq: "{{id}}" } }, asOf: { position: {{accepted.Position}} }) { nodes { contractor { available emergencies { totalCount } } } }
              now: contractor(id: "{{contractor}}", after: {{declined.Position}}) { available emergencies { totalCount } } }
            """);
        var then = data["then"]!["nodes"]![0]!["contractor"]!;
        Assert.Equal((true, 1), ((bool)then["available"]!, (int)then["emergencies"]!["totalCount"]!));
        Assert.Equal((false, 0), ((bool)data["now"]!["available"]!, (int)data["now"]!["emergencies"]!["totalCount"]!));
    }

    [Fact]
    public async Task A_correction_tells_what_was_true_and_leaves_what_was_known()
    {
        var contractor = new ContractorId(await Samples.ContractorAsync(client));
        var at = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddHours(-5).ToUnixTimeSeconds());
        var id = (await client.PostAsync(Samples.Report, null, At(at))).Accepted().Id;
        await client.PostAsync(new AcknowledgeEmergency(), id, At(at.AddMinutes(1)));
        await client.PostAsync(new DispatchEmergency(contractor), id, At(at.AddMinutes(2)));
        await client.PostAsync(new AcceptDispatch(contractor), id, At(at.AddMinutes(3)));
        var arrived = (await client.PostAsync(new ArriveOnSite(contractor), id, At(at.AddMinutes(90)))).Accepted();
        var corrected = (await client.PostAsync(new CorrectEmergency(arrived.Position, "The clock was an hour ahead.", at.AddMinutes(30)), id)).Accepted();
        await client.DataAsync($"{{ emergency(id: \"{id}\", after: {corrected.Position}) {{ id }} }}");
        var question = $"trueAt: \"{at.AddMinutes(45).ToString("O", CultureInfo.InvariantCulture)}\"";

        var data = await client.DataAsync(
            $$"""
            { now: emergency(id: "{{id}}", after: {{corrected.Position}}) { responseSeconds version }
              true: emergency(id: "{{id}}", {{question}}) { status }
              known: emergency(id: "{{id}}", {{question}}, asOf: { position: {{arrived.Position}} }) { status }
              list: emergencies(filter: { id: { eq: "{{id}}" } }, {{question}}) { totalCount nodes { status } }
              before: emergency(id: "{{id}}", trueAt: "{{at.AddSeconds(-1).ToString("O", CultureInfo.InvariantCulture)}}") { status } }
            """);

        Assert.Equal((1_800d, corrected.Version), ((double)data["now"]!["responseSeconds"]!, (long)data["now"]!["version"]!));
        Assert.Equal(("ON_SITE", "DISPATCHED"), ((string?)data["true"]!["status"], (string?)data["known"]!["status"]));
        Assert.Equal((1, "ON_SITE"), ((int)data["list"]!["totalCount"]!, (string?)data["list"]!["nodes"]![0]!["status"]));
        Assert.Null(data["before"]);
        Assert.Contains("emergency.corrected", (await client.GetAsync($"/v1/streams/emergency/{id}/events")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ position: -1 }", "'asOf.position' is 0 or")]
    [InlineData("{ position: 999999999 }", "but the log ends at")]
    public async Task A_position_that_does_not_exist_is_refused(string asOf, string message)
    {
        var error = await client.ErrorAsync($"{{ emergencies(asOf: {asOf}) {{ totalCount }} }}");
        Assert.Equal("BAD_USER_INPUT", error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_kept_any_more_is_refused_with_the_limit()
    {
        var tenant = await scenario.Server.TenantAsync("pruned");
        using var admin = await scenario.Server.ClientAsync(tenant, Domain.Modules.Role.Admin);
        var id = await Samples.ReportedAsync(admin);
        var done = (await admin.PostAsync(new AcknowledgeEmergency(), id)).Accepted();
        await admin.DataAsync($"{{ emergencies(after: {done.Position}) {{ totalCount }} }}");
        await using (var cut = scenario.Server.Platform.Database.CreateCommand(
            "update eventstore.checkpoints set history_from = 2 where tenant_id = $1"))
        {
            cut.Parameters.Add(new() { Value = tenant.Id.Value });
            await cut.ExecuteNonQueryAsync();
        }
        var error = await admin.ErrorAsync("{ emergencies(asOf: { position: 1 }) { totalCount } }");
        Assert.Equal("HISTORY_NOT_KEPT", error.Code);
        Assert.Contains("only from position 2 on", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, (int)(await admin.DataAsync("{ emergencies(asOf: { position: 2 }) { totalCount } }"))["emergencies"]!["totalCount"]!);
    }

    private static (string, string) At(DateTimeOffset at) => ("FS-Effective-At", at.ToString("O", CultureInfo.InvariantCulture));

    private async Task<DateTimeOffset> RecordedAtAsync(Guid id) =>
        (DateTimeOffset)(await client.GetAsync($"/v1/streams/emergency/{id}/events?limit=1")).Json["events"]![0]!["recordedAt"]!;
}
