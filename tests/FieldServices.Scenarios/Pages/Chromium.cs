using Microsoft.Playwright;

namespace FieldServices.Scenarios.Pages;

/// <summary>The system's Chromium, without a window.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Chromium> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout(60_000);
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("FIELDSERVICES_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium",
            Args = Arguments,
        }));
    }

    /// <summary>An empty page in a browser that has been nowhere before.</summary>
    /// <param name="colours">Light or dark.</param>
    /// <param name="homes">Whom the page may ask.</param>
    public async Task<OpenPage> OpenAsync(ColorScheme colours, params Uri[] homes)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 860 }, ColorScheme = colours });
        return new OpenPage(context, await context.NewPageAsync(), homes);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
