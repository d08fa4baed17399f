namespace FieldServices.Api.Hosting;

/// <summary>
/// Lets go of those who only listen when the server stops: a web socket or an event stream has no end to wait for, and resumes from
/// its last position elsewhere.
/// </summary>
public sealed class Listeners(RequestDelegate next, IHostApplicationLifetime lifetime)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest && !context.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }
        await using var stopping = lifetime.ApplicationStopping.Register(context.Abort);
        await next(context);
    }
}
