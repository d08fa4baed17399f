namespace FieldServices.EventStore;

/// <summary>
/// Something that only one stream of a tenant may have at a time: a key such as an address or a number, or a span of time of
/// a key such as a slot in a calendar.
/// </summary>
public sealed record Claim
{
    private Claim(string kind, string key, DateTimeOffset? from, DateTimeOffset? until)
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        ArgumentException.ThrowIfNullOrEmpty(key);
        (Kind, Key, From, Until) = (kind, key, from?.ToUniversalTime(), until?.ToUniversalTime());
    }

    /// <summary>What kind of key it is; claims of different kinds never conflict.</summary>
    public string Kind { get; }

    /// <summary>The key, exactly as it is compared.</summary>
    public string Key { get; }

    /// <summary>The first instant of the span; null for a claim without ends.</summary>
    public DateTimeOffset? From { get; }

    /// <summary>The first instant after the span; null for a claim without ends.</summary>
    public DateTimeOffset? Until { get; }

    /// <summary>Claims a key until it is released.</summary>
    public static Claim Unique(string kind, string key) => new(kind, key, null, null);

    /// <summary>Claims a span of a key; spans that only touch do not conflict.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span does not end after it begins.</exception>
    public static Claim During(string kind, string key, DateTimeOffset from, DateTimeOffset until)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(until, from);
        return new Claim(kind, key, from, until);
    }
}
