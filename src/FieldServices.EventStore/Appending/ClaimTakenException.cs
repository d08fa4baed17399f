namespace FieldServices.EventStore.Appending;

/// <summary>Another stream has what the append claims; nothing was written.</summary>
/// <param name="kind">The kind of the claim.</param>
/// <param name="key">Its key.</param>
/// <param name="holder">The stream that has it.</param>
public sealed class ClaimTakenException(string kind, string key, StreamId holder) : Exception($"A {kind} is claimed by {holder} already.")
{
    /// <summary>The kind of the claim.</summary>
    public string Kind { get; } = kind;

    /// <summary>Its key; not part of the message, because it may tell of a person.</summary>
    public string Key { get; } = key;

    /// <summary>The stream that has it.</summary>
    public StreamId Holder { get; } = holder;

    /// <summary>SS004.</summary>
    public string SqlState { get; } = SqlErrors.ClaimTaken;

    /// <summary>The stream that wanted it; null when it is not known.</summary>
    public StreamId? Claimant { get; private init; }

    internal ClaimTakenException For(StreamId claimant) => new(Kind, Key, Holder) { Claimant = claimant };
}
