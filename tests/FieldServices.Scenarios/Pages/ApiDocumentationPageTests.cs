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
        var missing = FieldServicesModules.All.SelectMany(m => m.Commands.Select(c => Api.Commands.CommandRoutes.PathOf(m, c))).ToHashSet();
        // The page draws of a long list what comes into sight.
        for (var screen = 0; missing.Count > 0 && screen < 200; screen++)
        {
            missing.ExceptWith(await page.Locator(".opblock-summary-path").EvaluateAllAsync<string[]>("all => all.map(a => a.dataset.path)"));
            await page.EvaluateAsync("() => { window.scrollBy(0, window.innerHeight / 2); return new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn, 20))); }");
        }
        Assert.Empty(missing);

        await page.EvaluateAsync("() => window.scrollTo(0, 0)");
        var report = page.Locator(".opblock").Filter(new() { Has = page.Locator("[data-path='/v1/emergencies']") }).First;
        await report.Locator(".opblock-summary-control").ClickAsync();
        await Expect(report).ToContainTextAsync("Water comes through the kitchen ceiling");
        await open.PictureAsync("api-docs-report");
        open.AssertQuiet();
    }
}
