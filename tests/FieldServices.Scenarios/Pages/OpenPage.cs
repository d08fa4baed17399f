using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace FieldServices.Scenarios.Pages;

/// <summary>A page in the browser, which notes what it complains about and whom it asks.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly ConcurrentQueue<string> strangers = new();

    public OpenPage(IBrowserContext context, IPage page, params Uri[] homes)
    {
        this.context = context;
        Page = page;
        page.SetDefaultTimeout(60_000);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Enqueue($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
        context.Request += (_, request) =>
        {
            var target = new Uri(request.Url);
            if (target.Scheme.StartsWith("http", StringComparison.Ordinal) && homes.All(home => target.Authority != home.Authority))
                strangers.Enqueue(request.Url);
        };
    }

    public IPage Page { get; }

    /// <summary>A picture for whoever wants to look; kept where FIELDSERVICES_SCREENSHOTS says, otherwise not taken.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("FIELDSERVICES_SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }

    /// <summary>No error, no warning, nothing that the content security policy had to stop, and no other host asked.</summary>
    /// <param name="except">The beginning of complaints that are meant to be there.</param>
    public void AssertQuiet(string? except = null)
    {
        Assert.Empty(strangers);
        Assert.DoesNotContain(complaints, c => except is null || !c.StartsWith(except, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
