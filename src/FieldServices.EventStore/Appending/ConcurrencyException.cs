namespace FieldServices.EventStore.Appending;

/// <summary>The stream is not as the caller expected; nothing was written. Load it again and decide again.</summary>
/// <param name="stream">The stream.</param>
/// <param name="expected">What was expected.</param>
public sealed class ConcurrencyException(StreamId stream, ExpectedVersion expected)
    : Exception(expected == ExpectedVersion.New
        ? $"The stream {stream} exists already."
        : $"The stream {stream} does not have version {expected.Value} any more.")
{
    /// <summary>The stream.</summary>
    public StreamId Stream { get; } = stream;

    /// <summary>What was expected.</summary>
    public ExpectedVersion Expected { get; } = expected;

    /// <summary>SS001 when a new stream was expected, SS002 when an exact version was.</summary>
    public string SqlState { get; } = expected == ExpectedVersion.New ? SqlErrors.StreamExists : SqlErrors.WrongVersion;
}
