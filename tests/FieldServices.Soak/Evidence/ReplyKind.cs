namespace FieldServices.Soak.Evidence;

/// <summary>What a reply tells the sender.</summary>
public enum ReplyKind
{
    /// <summary>Done, durably.</summary>
    Accepted,

    /// <summary>Against the rules; remembered.</summary>
    Rejected,

    /// <summary>Not of the demanded version; nothing is remembered.</summary>
    Mismatched,

    /// <summary>Nothing yet: no reply, busy, or still at work. Repeat with the same key.</summary>
    Later,

    /// <summary>A reply that no command of a run should get.</summary>
    Odd,
}
