using FieldServices.Scenarios.Harness;
using Microsoft.Playwright;

namespace FieldServices.Scenarios.Pages;

/// <summary>A server with a little data, and the system's Chromium to look at its pages with.</summary>
public sealed class Browser : ScenarioServer
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright playwright = null!;
    private IBrowser chromium = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var contractor = await Samples.ContractorAsync(Admin);
        for (var i = 0; i < 3; i++)
            await Samples.ReportedAsync(Admin);
        (await Admin.PostAsync(new Domain.Emergencies.CancelEmergency(Domain.Emergencies.CancelReason.ByCaller), await Samples.ReportedAsync(Admin))).Accepted();
        await AttendAsync(await Samples.ReportedAsync(Admin), new Domain.Contractors.ContractorId(contractor));
        Assertions.SetDefaultExpectTimeout(60_000);
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("FIELDSERVICES_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium",
            Args = Arguments,
        });
    }

    public override async Task DisposeAsync()
    {
        await chromium.DisposeAsync();
        playwright.Dispose();
        await base.DisposeAsync();
    }

    /// <summary>Opens a page of the server in a browser that has been nowhere before.</summary>
    public async Task<OpenPage> OpenAsync(string path, ColorScheme colours = ColorScheme.Light)
    {
        var context = await chromium.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 860 }, ColorScheme = colours });
        var page = new OpenPage(context, await context.NewPageAsync(), Server.Address);
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
