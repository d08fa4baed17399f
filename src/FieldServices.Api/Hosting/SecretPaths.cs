using FieldServices.Api.Feeds;
using Serilog.Core;
using Serilog.Events;

namespace FieldServices.Api.Hosting;

/// <summary>
/// Cuts secrets out of the paths that the web server adds to every line of the log: whoever has the link of a calendar sees the calendar.
/// </summary>
internal sealed class SecretPaths : ILogEventEnricher
{
    private const string Property = "RequestPath";

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        if (logEvent.Properties.TryGetValue(Property, out var value) && value is ScalarValue { Value: string path } && Of(path) is var shown && shown != path)
            logEvent.AddOrUpdateProperty(propertyFactory.CreateProperty(Property, shown));
    }

    /// <summary>A path as it may be seen.</summary>
    public static string? Of(PathString path) => path.StartsWithSegments(FeedRoutes.Root) ? FeedRoutes.Root : path.Value;
}
