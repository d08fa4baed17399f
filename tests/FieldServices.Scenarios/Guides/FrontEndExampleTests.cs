using System.Diagnostics;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Guides;

/// <summary>The example of a front end runs as it is printed.</summary>
public sealed class FrontEndExampleTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    [NodeFact]
    public async Task The_example_pages_through_a_list_and_keeps_another_current()
    {
        foreach (var name in new[] { "Acton", "Barnes", "Camden" })
            await Samples.ContractorAsync(scenario.Admin, name);
        var first = (await scenario.Admin.PostAsync(Samples.Report)).Accepted();
        using var example = Process.Start(new ProcessStartInfo("node", ["main.mjs", $"{scenario.Server.Address}", $"{await scenario.Server.KeyAsync(scenario.Tenant, Role.Dispatcher)}", $"{first.Position}", "3"])
        {
            WorkingDirectory = RepositoryRoot.At("docs/examples/front-end"), RedirectStandardOutput = true,
        })!;
        var lines = new List<string>();
        while (await example.StandardOutput.ReadLineAsync().EndsAsync() is { } line)
        {
            lines.Add(line);
            await ChangeAsync(line.Split(' ')[0], first.Id);
        }
        await example.WaitForExitAsync().EndsAsync();

        Assert.Equal(["contractor Acton", "contractor Barnes", "contractor Camden"], lines.Take(3));
        Assert.Equal("LOADED open=1", lines[3].TrimEnd());
        Assert.Matches("^CHANGED E-.* ACKNOWLEDGED open=1$", lines[4]);
        Assert.Matches("^ADDED E-.* REPORTED open=2$", lines[5]);
        Assert.Matches($"^REMOVED {first.Id} open=1$", lines[6].Trim());
        Assert.Equal(0, example.ExitCode);
    }

    [NodeFact]
    public async Task The_example_of_a_slider_shows_a_list_as_it_was_at_each_position()
    {
        var tenant = await scenario.Server.TenantAsync("slider");
        using var admin = await scenario.Server.ClientAsync(tenant, Role.Admin);
        var reported = (await admin.PostAsync(Samples.Report)).Accepted();
        var acknowledged = (await admin.PostAsync(new AcknowledgeEmergency(), reported.Id)).Accepted();
        using var example = Process.Start(new ProcessStartInfo(
            "node", ["as-of.mjs", $"{scenario.Server.Address}", $"{await scenario.Server.KeyAsync(tenant, Role.Dispatcher)}", "0", $"{reported.Position}", $"{acknowledged.Position}"])
        {
            WorkingDirectory = RepositoryRoot.At("docs/examples/front-end"), RedirectStandardOutput = true,
        })!;
        var text = await example.StandardOutput.ReadToEndAsync().EndsAsync();
        await example.WaitForExitAsync().EndsAsync();

        Assert.Equal(["0:", $"{reported.Position}: REPORTED", $"{acknowledged.Position}: ACKNOWLEDGED"], text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd()));
        Assert.Equal(0, example.ExitCode);
    }

    // One after the other: changes of one row that nobody has been told of yet are told as one.
    private async Task ChangeAsync(string told, Guid id)
    {
        if (told == "LOADED")
            (await scenario.Admin.PostAsync(new AcknowledgeEmergency(), id)).Accepted();
        else if (told == "CHANGED")
            await Samples.ReportedAsync(scenario.Admin);
        else if (told == "ADDED")
            (await scenario.Admin.PostAsync(new CancelEmergency(CancelReason.FalseAlarm), id)).Accepted();
    }
}
