namespace FieldServices.EventStore.Proving.Verifying;

/// <summary>What a stretch of the log adds to the tree: the hashes of its events, and the roots of its whole blocks.</summary>
internal sealed class StretchCheck
{
    private readonly List<(Digest Hash, bool IsMissing)> leaves = [];
    private readonly List<(Digest? Root, int Leaves)> blocks = [];

    private StretchCheck(long start) => Start = start;

    /// <summary>The position before the first.</summary>
    public long Start { get; }

    /// <summary>The last position.</summary>
    public long End => Start + leaves.Count;

    /// <summary>Follows the chains through a stretch and looks for gaps.</summary>
    /// <param name="events">The events, in the order of positions.</param>
    /// <param name="ends">Where the streams of the events stood before them.</param>
    /// <param name="stretch">After the first position, up to the second.</param>
    /// <param name="isDivided">True for leaves among which a checkpoint ends.</param>
    /// <param name="report">Told what is wrong.</param>
    public static StretchCheck Of(
        IEnumerable<StoredEntry> events, Dictionary<StreamId, (long Version, Digest Hash)> ends, (long After, long UpTo) stretch,
        Func<long, int, bool> isDivided, Action<Finding> report)
    {
        var chains = new ChainCheck(ends, report);
        var check = new StretchCheck(stretch.After);
        foreach (var e in events)
        {
            check.FillTo(e.Position - 1, report);
            chains.Add(e);
            check.leaves.Add((e.Hash, false));
        }
        check.FillTo(stretch.UpTo, report);
        for (var at = 0; at < check.leaves.Count; at += Subtree.Block)
        {
            var block = check.leaves.GetRange(at, Math.Min(Subtree.Block, check.leaves.Count - at));
            var whole = block.Count == Subtree.Block && !block.Exists(l => l.IsMissing) && !isDivided(stretch.After + at, Subtree.Block);
            check.blocks.Add((whole ? RootOf(block) : null, block.Count));
        }
        return check;
    }

    /// <summary>Adds it to the tree of everything before it.</summary>
    public void AddTo(TreeCheck tree)
    {
        var at = 0;
        foreach (var (root, count) in blocks)
        {
            if (root is { } known)
                tree.AddBlock(known);
            else
                leaves.GetRange(at, count).ForEach(l => tree.Add(l.Hash, l.IsMissing));
            at += count;
        }
    }

    private void FillTo(long position, Action<Finding> report)
    {
        if (position > End)
            report(Finding.Missing(End + 1, position));
        while (End < position)
            leaves.Add((default, true));
    }

    private static Digest RootOf(List<(Digest Hash, bool IsMissing)> block)
    {
        var tree = new TreeBuilder();
        block.ForEach(l => tree.Add(l.Hash));
        return tree.Root;
    }
}
