using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using Role = FieldServices.Domain.Modules.Role;

namespace FieldServices.Scenarios.Pages;

/// <summary>The page at <c>/</c>, in a real browser.</summary>
public sealed class StartPageTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task Without_a_key_it_shows_what_runs_and_how_to_get_one()
    {
        await using var open = await browser.OpenAsync("/");

        await Expect(open.Page.Locator("#health")).ToHaveTextAsync("healthy");
        await Expect(Count(open, "events")).Not.ToHaveTextAsync("–");
        await Expect(Count(open, "emergencies")).ToHaveTextAsync("–");
        await Expect(open.Page.GetByText("keys create")).ToBeVisibleAsync();
        await open.PictureAsync("start-without-key");
        open.AssertQuiet();
    }

    [Fact]
    public async Task With_the_key_in_the_fragment_it_shows_live_counts_and_takes_the_key_out_of_the_address()
    {
        var key = await browser.Server.KeyAsync(browser.Tenant, Role.Dispatcher);
        await using var open = await browser.OpenAsync($"/#key={key}");

        await Expect(Count(open, "emergencies")).ToHaveTextAsync("5");
        await Expect(Count(open, "open")).ToHaveTextAsync("4");
        await Expect(Count(open, "contractors")).ToHaveTextAsync("1");
        await Expect(Count(open, "median")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\d+ s$"));
        Assert.Equal(browser.Server.Address.ToString(), open.Page.Url);
        await open.PictureAsync("start-with-key");
        open.AssertQuiet();
    }

    [Fact]
    public async Task A_key_that_is_typed_in_works_and_stays_in_the_tab()
    {
        var key = await browser.Server.KeyAsync(browser.Tenant, Role.Dispatcher);
        await using var open = await browser.OpenAsync("/");

        await open.Page.GetByLabel("API key").FillAsync($" {key} ");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(Count(open, "contractors")).ToHaveTextAsync("1");
        await open.Page.ReloadAsync();
        await Expect(Count(open, "contractors")).ToHaveTextAsync("1");
        open.AssertQuiet();
    }

    [Fact]
    public async Task Every_link_leads_somewhere()
    {
        await using var open = await browser.OpenAsync("/");
        var links = await open.Page.Locator("a").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");

        Assert.True(links.Length >= 8);
        foreach (var link in links)
        {
            var answer = await browser.Admin.GetAsync(link);
            Assert.True((int)answer.Status is 200 or 301 or 302, $"{link} answers {answer.Status}");
        }
    }

    [Fact]
    public async Task It_can_be_read_in_the_dark()
    {
        await using var open = await browser.OpenAsync("/", ColorScheme.Dark);

        await Expect(open.Page.Locator("#health")).ToHaveTextAsync("healthy");
        await open.PictureAsync("start-dark");
        open.AssertQuiet();
    }

    private static ILocator Count(OpenPage open, string name) => open.Page.Locator($"[data-count={name}]");
}
