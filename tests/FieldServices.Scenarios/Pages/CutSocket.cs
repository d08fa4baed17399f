using Microsoft.Playwright;

namespace FieldServices.Scenarios.Pages;

/// <summary>The web socket of a page, which can be cut and kept from coming back for a while.</summary>
public sealed class CutSocket
{
    private readonly Lock gate = new();
    private (IWebSocketRoute Page, IWebSocketRoute Server)? open;
    private bool cut;

    /// <summary>To be told before the page is loaded.</summary>
    public Task PrepareAsync(IPage page) => page.RouteWebSocketAsync("**/graphql", Connect);

    public async Task CutAsync()
    {
        (IWebSocketRoute Page, IWebSocketRoute Server)? ends;
        lock (gate)
            (cut, ends, open) = (true, open, null);
        var (page, server) = ends ?? throw new InvalidOperationException("No socket is open.");
        await page.CloseAsync(new() { Code = 1012 });
        await server.CloseAsync();
    }

    public void Mend()
    {
        lock (gate)
            cut = false;
    }

    private void Connect(IWebSocketRoute page)
    {
        bool refused;
        lock (gate)
        {
            refused = cut;
            if (!refused)
                open = (page, page.ConnectToServer());
        }
        if (refused)
            _ = page.CloseAsync(new() { Code = 1012 });
    }
}
