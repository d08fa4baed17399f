namespace FieldServices.EventStore.Views;

/// <summary>How long the superseded rows of a view are kept, so that it can be asked as of an earlier position or time.</summary>
public sealed record PastRows
{
    private PastRows(TimeSpan? kept) => Kept = kept;

    /// <summary>For as long as the log: the default.</summary>
    public static PastRows Forever { get; } = new((TimeSpan?)null);

    /// <summary>Not at all: nothing is written besides the rows of now.</summary>
    public static PastRows None { get; } = new(TimeSpan.Zero);

    /// <summary>How long a row is kept after it was superseded; null for ever, zero not at all.</summary>
    public TimeSpan? Kept { get; }

    /// <summary>True when superseded rows are not written.</summary>
    public bool IsNone => Kept == TimeSpan.Zero;

    /// <summary>For a while after they were superseded; older ones are removed in the background.</summary>
    /// <param name="kept">How long; at least a minute.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is shorter than a minute.</exception>
    public static PastRows For(TimeSpan kept)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(kept, TimeSpan.FromMinutes(1));
        return new PastRows(kept);
    }
}
