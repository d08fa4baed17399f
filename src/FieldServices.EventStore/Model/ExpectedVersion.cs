namespace FieldServices.EventStore;

/// <summary>What the caller believes about a stream when it appends; checked inside the append itself.</summary>
public readonly record struct ExpectedVersion
{
    private ExpectedVersion(long value) => Value = value;

    /// <summary>The stored form: -1 for any, 0 for new, otherwise the exact version.</summary>
    public long Value { get; }

    /// <summary>The stream must not exist yet.</summary>
    public static ExpectedVersion New { get; } = new(0);

    /// <summary>Append after whatever is there; the stream is started when it does not exist.</summary>
    public static ExpectedVersion Any { get; } = new(-1);

    /// <summary>The stream's last event must be the one with this version.</summary>
    /// <param name="version">At least 1; for a stream without events use <see cref="New"/>.</param>
    public static ExpectedVersion Exactly(long version)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        return new ExpectedVersion(version);
    }

    /// <summary><see cref="New"/> for 0, otherwise <see cref="Exactly"/>.</summary>
    public static ExpectedVersion After(long version) => version == 0 ? New : Exactly(version);
}
