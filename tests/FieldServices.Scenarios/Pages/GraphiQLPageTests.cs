using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using Role = FieldServices.Domain.Modules.Role;

namespace FieldServices.Scenarios.Pages;

/// <summary>GraphiQL, served by the program itself, against the real schema.</summary>
public sealed class GraphiQLPageTests(Browser browser) : IClassFixture<Browser>
{
    private const string Query = "{ emergencies(first: 2) { totalCount nodes { status contractor { name } } } }";

    [Fact]
    public async Task Whoever_gave_the_key_on_the_start_page_can_ask_and_read_the_types_at_once()
    {
        var key = await browser.Server.KeyAsync(browser.Tenant, Role.Dispatcher);
        await using var open = await browser.OpenAsync($"/#key={key}");
        await open.Page.GetByRole(AriaRole.Link, new() { Name = "GraphiQL" }).ClickAsync();

        await AskAsync(open.Page);
        await open.PictureAsync("graphiql-result");
        await open.Page.GetByLabel("Documentation Explorer").First.ClickAsync();
        await Expect(open.Page.Locator(".graphiql-doc-explorer")).ToContainTextAsync("Query");
        await open.Page.Locator(".graphiql-doc-explorer").GetByText("Query", new() { Exact = true }).First.ClickAsync();
        await Expect(open.Page.Locator(".graphiql-doc-explorer")).ToContainTextAsync("nearestContractors");

        await open.PictureAsync("graphiql-docs");
        open.AssertQuiet();
    }

    [Fact]
    public async Task Without_a_key_it_says_so_and_works_as_soon_as_the_header_is_given()
    {
        var key = await browser.Server.KeyAsync(browser.Tenant, Role.Dispatcher);
        await using var open = await browser.OpenAsync("/graphiql");

        await Expect(open.Page.Locator(".graphiql-response")).ToContainTextAsync("This request needs an API key.");
        await open.PictureAsync("graphiql-without-key");
        await TypeAsync(open.Page.Locator(".graphiql-editor-tool .CodeMirror:visible"), $$"""{ "X-Api-Key": "{{key}}" }""");
        await AskAsync(open.Page);

        open.AssertQuiet(except: "error: Failed to load resource: the server responded with a status of 401");
    }

    private static async Task AskAsync(IPage page)
    {
        await TypeAsync(page.Locator(".graphiql-query-editor .CodeMirror"), Query);
        await page.Locator(".graphiql-execute-button").ClickAsync();
        await Expect(page.Locator(".graphiql-response")).ToContainTextAsync("\"totalCount\": 5");
    }

    private static async Task TypeAsync(ILocator editor, string text)
    {
        await editor.ClickAsync();
        await editor.Page.Keyboard.PressAsync("Control+A");
        await editor.Page.Keyboard.InsertTextAsync(text);
    }
}
