using FieldServices.Scenarios.CommandLine;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Import;

/// <summary>A server whose tenant has the whole incident file, imported once by the command line.</summary>
public sealed class ImportedIncidents : ScenarioServer
{
    public CommandLineRun Run { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Run = await CommandLineRun.OfAsync(ConnectionString, "import", "incidents", Incidents.File);
        var head = await Server.Platform.Log.HeadAsync(Tenant.Id);
        foreach (var table in Server.Platform.Tables)
            Assert.True(await Server.Platform.Progress.WaitAsync(table.View, Tenant.Id, head, TimeSpan.FromMinutes(2)), $"The view {table.View.Name} did not catch up.");
    }
}
