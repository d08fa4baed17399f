using System.Collections.Concurrent;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace FieldServices.Scenarios.Harness;

/// <summary>Keeps everything a server logs, down to the level of debugging.</summary>
public sealed class LogLines : ILogEventSink
{
    private readonly ConcurrentQueue<LogEvent> events = new();

    public IReadOnlyList<LogEvent> Events => [.. events];

    /// <summary>Each event as text: the message with its values, all properties, and the exception.</summary>
    public IEnumerable<string> Lines => events.Select(e =>
        $"{e.Level} {e.RenderMessage(System.Globalization.CultureInfo.InvariantCulture)} {string.Join(' ', e.Properties)} {e.Exception}");

    public ILogger CreateLogger() => new LoggerConfiguration()
        .MinimumLevel.Debug().MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .Enrich.FromLogContext().WriteTo.Sink(this).CreateLogger();

    public void Emit(LogEvent logEvent) => events.Enqueue(logEvent);
}
