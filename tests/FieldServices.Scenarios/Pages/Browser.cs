using FieldServices.Scenarios.Harness;
using Microsoft.Playwright;

namespace FieldServices.Scenarios.Pages;

/// <summary>A server with a little data, and the system's Chromium to look at its pages with.</summary>
public sealed class Browser : ScenarioServer
{
    private Chromium chromium = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var contractor = await Samples.ContractorAsync(Admin);
        for (var i = 0; i < 3; i++)
            await Samples.ReportedAsync(Admin);
        (await Admin.PostAsync(new Domain.Emergencies.CancelEmergency(Domain.Emergencies.CancelReason.ByCaller), await Samples.ReportedAsync(Admin))).Accepted();
        await AttendAsync(await Samples.ReportedAsync(Admin), new Domain.Contractors.ContractorId(contractor));
        chromium = await Chromium.LaunchAsync();
    }

    public override async Task DisposeAsync()
    {
        await chromium.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>Opens a page of the server in a browser that has been nowhere before.</summary>
    public async Task<OpenPage> OpenAsync(string path, ColorScheme colours = ColorScheme.Light)
    {
        var page = await chromium.OpenAsync(colours, Server.Address);
        await page.Page.GotoAsync(new Uri(Server.Address, path).ToString());
        return page;
    }

    private async Task AttendAsync(Guid emergency, Domain.Contractors.ContractorId contractor)
    {
        foreach (var command in new object[]
        {
            new Domain.Emergencies.AcknowledgeEmergency(), new Domain.Emergencies.DispatchEmergency(contractor),
            new Domain.Emergencies.AcceptDispatch(contractor), new Domain.Emergencies.ArriveOnSite(contractor),
        })
            (await Admin.PostAsync(command, emergency)).Accepted();
    }
}
