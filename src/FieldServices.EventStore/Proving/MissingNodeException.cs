namespace FieldServices.EventStore.Proving;

/// <summary>The tree, or the log below it, lacks something that it had when it was signed: verify the log.</summary>
/// <param name="subtree">What is missing.</param>
public sealed class MissingNodeException(Subtree subtree) : Exception(subtree.Level == 0
    ? $"The event at position {subtree.Number + 1} is missing."
    : $"The node {subtree.Number} of level {subtree.Level / Subtree.Step} of the tree is missing.")
{
    /// <summary>What is missing.</summary>
    public Subtree Subtree => subtree;
}
