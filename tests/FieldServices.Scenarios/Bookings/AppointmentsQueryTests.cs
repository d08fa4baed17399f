using System.Text.Json.Nodes;
using FieldServices.Domain.Calendars;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Bookings;

public sealed class AppointmentsQueryTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    [Fact]
    public async Task A_rule_is_answered_with_its_appointments_and_the_closed_days_among_them()
    {
        var calendar = (await scenario.Admin.PostAsync(new OpenCalendar("London"))).Accepted();
        var query = $$"""{ appointments(rule: "FREQ=WEEKLY;BYDAY=FR;COUNT=4", start: "2026-03-26T09:00", except: ["2026-04-10"], calendar: "{{calendar.Id}}") { start from closedBecause } }""";

        var answer = (await scenario.Admin.PostAsync("/graphql", new JsonObject { ["query"] = query }.ToJsonString(), ("FS-Position", calendar.Position.ToString(null, null)))).Json;

        Assert.Equal(
            ["2026-03-27T09:00 2026-03-27T09:00:00Z ", "2026-04-03T09:00 2026-04-03T08:00:00Z a bank holiday", "2026-04-17T09:00 2026-04-17T08:00:00Z "],
            answer["data"]!["appointments"]!.AsArray().Select(a => $"{a!["start"]} {a["from"]} {a["closedBecause"]}"));
    }

    [Theory]
    [InlineData("FREQ=OFTEN", "2026-03-26T09:00", "FREQ")]
    [InlineData("FREQ=HOURLY", "2026-03-26T09:00", "daily at the most")]
    [InlineData("FREQ=DAILY", "tomorrow", "2026-03-28T10:00")]
    [InlineData("FREQ=DAILY", "1926-03-26T09:00", "2000")]
    public async Task A_rule_that_makes_no_sense_is_answered_with_what_would(string rule, string start, string about)
    {
        var answer = await scenario.Admin.QueryAsync($$"""{ appointments(rule: "{{rule}}", start: "{{start}}") { start } }""");
        Assert.Contains(about, (string)answer["errors"]![0]!["message"]!, StringComparison.Ordinal);
    }
}
