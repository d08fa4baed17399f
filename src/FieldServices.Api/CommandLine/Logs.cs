using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace FieldServices.Api.CommandLine;

/// <summary>Structured logs: JSON for machines, one readable line on a terminal.</summary>
internal static class Logs
{
    public static Serilog.ILogger Create()
    {
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(Enum.TryParse<LogEventLevel>(Environment.GetEnvironmentVariable("FIELDSERVICES_LOG_LEVEL"), ignoreCase: true, out var level) ? level : LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // Refusals are told once, in the line of the request.
            .MinimumLevel.Override("Microsoft.AspNetCore.Authentication", LogEventLevel.Error)
            // Nothing here is protected by its keys: callers are known by API keys alone.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .Enrich.FromLogContext();
        return (Console.IsOutputRedirected
            ? configuration.WriteTo.Console(new JsonFormatter(renderMessage: true))
            : configuration.WriteTo.Console(
                outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: CultureInfo.InvariantCulture)).CreateLogger();
    }
}
