using System.Net;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Commands;

public sealed class LifeOfAnEmergencyTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private readonly Client client = scenario.Admin;

    [Fact]
    public async Task An_emergency_goes_from_the_report_to_the_closed_file()
    {
        var contractor = new ContractorId(await Samples.ContractorAsync(client));
        var reported = (await client.PostAsync(Samples.Report)).Accepted();
        Assert.Equal(HttpStatusCode.Created, reported.Status);
        Assert.Equal($"/v1/emergencies/{reported.Id}", reported.Header("Location"));
        AssertStep(reported, 1, "emergency.reported", "reported");
        Assert.Matches("^E-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", (string?)reported.Json["emergency"]!["reference"]);
        Assert.NotEmpty(reported.Json["emergency"]!["safetyInstructions"]!.AsArray());

        var last = reported;
        foreach (var (command, @event, status) in Steps(contractor))
        {
            var answer = (await client.PostAsync(command, reported.Id, ("If-Match", last.Header("ETag")!))).Accepted();
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Equal(reported.Id, answer.Id);
            Assert.True(answer.Position > last.Position);
            AssertStep(answer, last.Version + 1, @event, status);
            last = answer;
        }
        var now = await client.GetAsync($"/v1/emergencies/{reported.Id}");
        Assert.Equal(last.Header("ETag"), now.Header("ETag"));
        Assert.Equal("closed", (string?)now.Json["status"]);
        Assert.Equal(["link-customer", "reopen", "note-breach", "raise-follow-up", "correct"], now.Json["allowedCommands"]!.AsArray().Select(c => (string?)c));
    }

    private static void AssertStep(Answer answer, long version, string @event, string status)
    {
        Assert.Equal(version, answer.Version);
        Assert.Equal($"\"{version}\"", answer.Header("ETag"));
        Assert.Equal(answer.Position.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Header("FS-Position"));
        Assert.Equal([@event], answer.Events);
        Assert.Equal(status, (string?)answer.Json["emergency"]!["status"]);
    }

    private static IEnumerable<(object Command, string Event, string Status)> Steps(ContractorId contractor) =>
    [
        (new AcknowledgeEmergency(), "emergency.acknowledged", "acknowledged"),
        (new DispatchEmergency(contractor), "emergency.dispatch-offered", "dispatching"),
        (new AcceptDispatch(contractor), "emergency.dispatch-accepted", "dispatched"),
        (new StartTravel(contractor), "emergency.travel-started", "en-route"),
        (new ArriveOnSite(contractor), "emergency.contractor-arrived", "on-site"),
        (new MakeSafe(), "emergency.made-safe", "made-safe"),
        (new ResolveEmergency("Valve replaced."), "emergency.resolved", "resolved"),
        (new CloseEmergency(), "emergency.closed", "closed"),
    ];
}
