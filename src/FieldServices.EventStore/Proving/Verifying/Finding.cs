namespace FieldServices.EventStore.Proving.Verifying;

/// <summary>Something about a log that is not as it was recorded or signed.</summary>
/// <param name="Kind">One word.</param>
/// <param name="Place">Where: a position, a stream, a node, a checkpoint or a file.</param>
/// <param name="Explanation">What is wrong with it.</param>
public sealed record Finding(string Kind, string Place, string Explanation)
{
    /// <summary>One line: kind, place and explanation.</summary>
    public override string ToString() => $"{Kind} {Place}: {Explanation}";

    internal static Finding Changed(HashedBytes e) =>
        new("changed", $"position {e.Position}", $"{e.Stream} version {e.Version} does not have the hash that follows from it");

    internal static Finding Unchained(HashedBytes e, long before) =>
        new("unchained", $"position {e.Position}", $"{e.Stream} version {e.Version} follows version {before}");

    internal static Finding OutOfTime(HashedBytes e) =>
        new("time", $"position {e.Position}", $"{e.Stream} version {e.Version} was recorded before the event in front of it");

    internal static Finding Missing(long first, long last) => first == last
        ? new("missing", $"position {first}", "there is no event")
        : new("missing", $"positions {first}-{last}", "there are no events");

    internal static Finding Twice(long position) => new("twice", $"position {position}", "there is a second event");

    internal static Finding OutOfOrder(long line, long position) => new("order", $"line {line}", $"position {position} does not follow the one before it");

    internal static Finding Surplus(long position, long head) => new("surplus", $"position {position}", $"it lies behind the head of the log, {head}");

    internal static Finding OfStream(StreamId stream, string explanation) => new("stream", stream.ToString(), explanation);

    internal static Finding OfNode(Subtree node, string explanation) => new(
        "node", $"{node.Level / Subtree.Step}/{node.Number}", $"the node over positions {(node.Number << node.Level) + 1}-{(node.Number + 1) << node.Level} {explanation}");

    internal static Finding OfCheckpoint(string place, string explanation) => new("checkpoint", place, explanation);

    internal static Finding Truncated(string place, long size, long head) =>
        new("truncated", place, $"{size} events were signed, the log has {head}");
}
