using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.CommandLine;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Lifecycle;

/// <summary>The archive as operators and callers see it.</summary>
public sealed class ArchiveTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    [Fact]
    public async Task A_cancelled_emergency_is_archived_read_refused_and_restored()
    {
        var (id, open) = (await CancelledAsync(), await Samples.ReportedAsync(scenario.Admin));
        var (thing, history) = (await ThingAsync(id), await HistoryAsync(id));

        Assert.Contains("Archived 0 things", await RunAsync("archive", "run"), StringComparison.Ordinal);
        Assert.Contains("Archived 1 things of scenario; ", await RunAsync("archive", "run", "--after-days", "0"), StringComparison.Ordinal);
        Assert.Contains($"emergency/{id}", await RunAsync("archive", "list"), StringComparison.Ordinal);

        Assert.Equal((thing, history), (await ThingAsync(id), await HistoryAsync(id)));
        var reopen = new ReopenEmergency("It drips again");
        var refused = (await scenario.Admin.PostAsync(reopen, id)).Refused(409, "stream-archived");
        Assert.Contains($"archive restore emergency/{id}", refused.Text, StringComparison.Ordinal);
        (await scenario.Admin.DryRunAsync(reopen, id)).Refused(409, "stream-archived");
        (await scenario.Admin.PostAsync(new AcknowledgeEmergency(), open)).Accepted();

        Assert.Contains("takes commands again", await RunAsync("archive", "restore", $"emergency/{id}"), StringComparison.Ordinal);
        Assert.Contains("is not archived", await RunAsync("archive", "restore", $"emergency/{id}"), StringComparison.Ordinal);
        (await scenario.Admin.PostAsync(reopen, id)).Accepted();
    }

    [Fact]
    public async Task A_tenant_that_wants_it_has_its_finished_things_archived_by_any_node()
    {
        var id = await CancelledAsync();
        Assert.Contains("after 0 days", await RunAsync("archive", "on", "--after-days", "0"), StringComparison.Ordinal);
        await using (await Server.StartAsync(scenario.ConnectionString))
            await Eventually.TrueAsync(async () => (await RunAsync("archive", "list")).Contains(id.ToString(), StringComparison.Ordinal));
        Assert.Contains("Nothing is archived by itself", await RunAsync("archive", "off"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_are_named()
    {
        (await CommandLineRun.OfAsync(scenario.ConnectionString, "archive", "run", "--after-days", "-1")).Failed("--after-days is from 0 to 36500.");
        (await CommandLineRun.OfAsync(scenario.ConnectionString, "archive", "list", "--limit", "0")).Failed("--limit is from 1 to 1000.");
        (await CommandLineRun.OfAsync(scenario.ConnectionString, "archive", "tablespace", "nowhere")).Failed("tablespace \"nowhere\" does not exist");
    }

    private async Task<Guid> CancelledAsync()
    {
        var id = await Samples.ReportedAsync(scenario.Admin);
        (await scenario.Admin.PostAsync(new CancelEmergency(CancelReason.Duplicate), id)).Accepted();
        return id;
    }

    private async Task<string> ThingAsync(Guid id) => (await scenario.Admin.GetAsync($"/v1/emergencies/{id}")).Text;

    private async Task<string> HistoryAsync(Guid id) => (await scenario.Admin.GetAsync($"/v1/streams/emergency/{id}/events")).Text;

    private async Task<string> RunAsync(params string[] arguments) => (await CommandLineRun.OfAsync(scenario.ConnectionString, arguments)).Succeeded().Output;
}
