namespace FieldServices.EventStore.Projecting;

/// <summary>A row of a timeline while it is folded; see <see cref="Views.TimelineTable"/>.</summary>
/// <param name="key">The row's key.</param>
/// <param name="row">What was true.</param>
/// <param name="knownFrom">The position from which on it was known.</param>
/// <param name="from">Since when it was true.</param>
internal sealed class Span(object key, object row, long knownFrom, DateTimeOffset from)
{
    public object Key => key;

    public object Row => row;

    public long KnownFrom => knownFrom;

    public DateTimeOffset From => from;

    /// <summary>Until when it was true; null while no end is known.</summary>
    public DateTimeOffset? To { get; set; }

    /// <summary>From which position on the end was known.</summary>
    public long EndKnownFrom { get; set; } = long.MaxValue;

    /// <summary>Up to which position it was known.</summary>
    public long KnownTo { get; set; } = long.MaxValue;

    /// <summary>True when the table has it already.</summary>
    public bool IsStored { get; init; }

    /// <summary>True when the table has it otherwise.</summary>
    public bool IsChanged { get; set; }
}
