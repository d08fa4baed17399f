namespace FieldServices.EventStore.Proving.Verifying;

/// <summary>Builds the tree over the stored hashes and compares it with checkpoints and kept nodes on the way.</summary>
internal sealed class TreeCheck
{
    private readonly Dictionary<long, List<(HeldCheckpoint Held, Checkpoint Said)>> bySize = [];
    private readonly Dictionary<Subtree, Digest> kept;
    private readonly Action<Finding> report;
    private readonly Action<Subtree, Digest>? completed;
    private readonly TreeBuilder tree;
    private readonly long[] sizes;
    private bool incomplete;

    /// <summary>Begins with an empty tree.</summary>
    /// <param name="checkpoints">What the log is compared with, already known to be signed.</param>
    /// <param name="kept">The nodes that are kept beside the log.</param>
    /// <param name="report">Told what is wrong.</param>
    /// <param name="completed">Told about each node that would be kept beside the log.</param>
    public TreeCheck(
        IEnumerable<(HeldCheckpoint Held, Checkpoint Said)> checkpoints, Dictionary<Subtree, Digest> kept, Action<Finding> report, Action<Subtree, Digest>? completed = null)
    {
        (this.kept, this.report, this.completed) = (kept, report, completed);
        foreach (var checkpoint in checkpoints)
        {
            if (!bySize.TryGetValue(checkpoint.Said.Size, out var same))
                bySize[checkpoint.Said.Size] = same = [];
            same.Add(checkpoint);
        }
        sizes = [.. bySize.Keys.Order()];
        tree = new TreeBuilder(Compare);
    }

    public Digest Root => tree.Root;

    /// <summary>True when a checkpoint ends among the leaves after a number of them, and before a whole block of them is complete.</summary>
    public bool EndsWithin(long start, int leaves)
    {
        var place = Array.BinarySearch(sizes, start + 1);
        place = place < 0 ? ~place : place;
        return place < sizes.Length && sizes[place] < start + leaves;
    }

    /// <summary>Adds the hash of the next event; zeros for one that is missing, after which nothing more is compared.</summary>
    public void Add(Digest hash, bool missing = false)
    {
        incomplete |= missing;
        tree.Add(hash);
        CompareCheckpoints();
    }

    /// <summary>Adds a whole block of hashes by the root over it.</summary>
    public void AddBlock(Digest root)
    {
        // What is completed is told about nodes above the block only.
        Compare(new Subtree(Subtree.Step, tree.Size >> Subtree.Step), root);
        tree.Add(Subtree.Step, root);
        CompareCheckpoints();
    }

    /// <summary>Tells what was kept or signed and is not there, once all events were added.</summary>
    public void End(long head)
    {
        foreach (var node in kept.Keys.OrderBy(n => (n.Level, n.Number)))
            report(Finding.OfNode(node, "is kept, but the log does not reach so far"));
        foreach (var (size, checkpoints) in bySize.Where(s => s.Key > head).OrderBy(s => s.Key))
        {
            foreach (var (held, _) in checkpoints)
                report(Finding.Truncated($"checkpoint {held.Place}", size, head));
        }
    }

    private void CompareCheckpoints()
    {
        if (incomplete || !bySize.TryGetValue(tree.Size, out var checkpoints))
            return;
        foreach (var (held, said) in checkpoints.Where(c => c.Said.Root != tree.Root))
            report(Finding.OfCheckpoint(held.Place, $"the log's first {said.Size} events are not those that were signed"));
    }

    private void Compare(Subtree node, Digest hash)
    {
        if (kept.Remove(node, out var found) && found != hash && !incomplete)
            report(Finding.OfNode(node, "is not the one that follows from the log"));
        completed?.Invoke(node, hash);
    }
}
