namespace FieldServices.EventStore.Projecting;

/// <summary>How the background runner works.</summary>
public sealed record ProjectionOptions
{
    /// <summary>How many loops share the tenants; each uses at most one connection at a time.</summary>
    public int Shards { get; init; } = 4;

    /// <summary>How many positions of the log one transaction covers.</summary>
    public int PageSize { get; init; } = 2_000;

    /// <summary>How often the heads are looked at in case a wake-up was lost.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause before a failing view is tried again.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Told about every failure: the view, the tenant, the reason. Must not throw.</summary>
    public Action<string, TenantId, Exception> OnError { get; init; } = static (_, _, _) => { };
}
