namespace FieldServices.EventStore.Archiving;

/// <summary>The stream is archived: it is read as ever, and does not grow. Nothing was written; restore it first.</summary>
/// <param name="stream">The stream.</param>
public sealed class StreamArchivedException(StreamId stream) : Exception($"The stream {stream} is archived and does not grow. Restore it first.")
{
    /// <summary>The stream.</summary>
    public StreamId Stream { get; } = stream;
}
