using FieldServices.EventStore.Views;

namespace FieldServices.EventStore.Projecting;

/// <summary>How the background runner works.</summary>
public sealed record ProjectionOptions
{
    /// <summary>How many loops share the tenants; each uses at most one connection at a time.</summary>
    public int Shards { get; init; } = 4;

    /// <summary>How many positions of the log one transaction covers.</summary>
    public int PageSize { get; init; } = 2_000;

    /// <summary>About how many positions of the log are between two positions of which the latest times of a view are kept.</summary>
    public int LatestTimesEvery { get; init; } = 1_000;

    /// <summary>How often the heads are looked at in case a wake-up was lost.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause before a failing view is tried again.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long a runner may be silent in the middle of a page. The server then ends its session, so that a frozen node holds
    /// nothing and writes nothing more, and another takes over.
    /// </summary>
    public TimeSpan LongestSilence { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many rows a view remembers in this process, so that it need not load them again.</summary>
    public int RowsRemembered { get; init; } = 100_000;

    /// <summary>The first pause before a parked stream is tried again; it doubles up to an hour.</summary>
    public TimeSpan ShortestParking { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>When so many streams of a view and tenant are parked, the view stops for the tenant: the fold is wrong, not the events.</summary>
    public int MostParked { get; init; } = 1_000;

    /// <summary>Told when a version of a view has come into use in place of another, or for the first time. Must not throw.</summary>
    public Action<View> OnInUse { get; init; } = static _ => { };

    /// <summary>Told about every failure: the view, the tenant, the reason. Must not throw.</summary>
    public Action<string, TenantId, Exception> OnError { get; init; } = static (_, _, _) => { };
}
