using System.Diagnostics;
using FieldServices.Api.Security;

namespace FieldServices.Api.Hosting;

/// <summary>Gives every request an id and writes one line about it: what was asked and how it ended, never what it said.</summary>
public sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public const string Header = "Request-Id";

    public async Task InvokeAsync(HttpContext context)
    {
        var traceId = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        context.Response.Headers[Header] = traceId;
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var level = context.Response.StatusCode switch { >= 500 => LogLevel.Error, >= 400 => LogLevel.Information, _ => LogLevel.Debug };
            if (logger.IsEnabled(level))
                logger.Log(
                level, "{Method} {Path} answered {Status} in {Milliseconds:0.0} ms for {Actor}, trace {TraceId}",
                context.Request.Method, SecretPaths.Of(context.Request.Path), context.Response.StatusCode,
                Stopwatch.GetElapsedTime(start).TotalMilliseconds, Caller.From(context.User)?.Actor.ToString() ?? "nobody", traceId);
        }
    }
}
