using FieldServices.Domain.Modules;
using static Microsoft.Playwright.Assertions;

namespace FieldServices.Scenarios.Pages;

/// <summary>The page that documents the commands.</summary>
public sealed class ApiDocumentationPageTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task It_lists_every_command_and_shows_examples()
    {
        await using var open = await browser.OpenAsync("/api-docs");
        var page = open.Page;

        await Expect(page.Locator(".opblock").First).ToBeVisibleAsync();
        await open.PictureAsync("api-docs");
        var paths = await page.Locator(".opblock-summary-path").EvaluateAllAsync<string[]>("all => all.map(a => a.dataset.path)");
        foreach (var module in FieldServicesModules.All)
            foreach (var command in module.Commands)
                Assert.Contains(Api.Commands.CommandRoutes.PathOf(module, command), paths);

        var report = page.Locator(".opblock").Filter(new() { Has = page.Locator("[data-path='/v1/emergencies']") }).First;
        await report.Locator(".opblock-summary-control").ClickAsync();
        await Expect(report).ToContainTextAsync("Water comes through the kitchen ceiling");
        await open.PictureAsync("api-docs-report");
        open.AssertQuiet();
    }
}
