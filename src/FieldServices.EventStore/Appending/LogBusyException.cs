namespace FieldServices.EventStore.Appending;

/// <summary>Too many appends are waiting already; this one was not accepted and nothing was written.</summary>
/// <param name="retryAfter">When it is worth trying again, by the pace of the queue.</param>
public sealed class LogBusyException(TimeSpan retryAfter)
    : Exception($"The log is busy. Try again in {Math.Ceiling(retryAfter.TotalSeconds)} s.")
{
    /// <summary>When it is worth trying again; at least a second.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}
