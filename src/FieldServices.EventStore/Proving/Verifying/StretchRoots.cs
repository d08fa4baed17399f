namespace FieldServices.EventStore.Proving.Verifying;

/// <summary>What a stretch of the log adds to the tree: the hashes of its events, and the roots of its whole blocks.</summary>
/// <param name="After">The position before the first.</param>
/// <param name="Leaves">The hashes of events; zeros where one is missing.</param>
/// <param name="Missing">Where one is missing.</param>
/// <param name="Blocks">The roots of blocks; null for one that has to be added leaf by leaf.</param>
internal sealed record StretchRoots(long After, Digest[] Leaves, bool[] Missing, IReadOnlyList<Digest?> Blocks)
{
    /// <summary>The last position.</summary>
    public long UpTo => After + Leaves.Length;

    /// <summary>Adds it to the tree of everything before it.</summary>
    public void AddTo(TreeCheck tree)
    {
        for (var block = 0; block < Blocks.Count; block++)
        {
            if (Blocks[block] is { } root)
                tree.AddBlock(root);
            else
            {
                for (var leaf = block * Subtree.Block; leaf < Math.Min(Leaves.Length, (block + 1) * Subtree.Block); leaf++)
                    tree.Add(Leaves[leaf], Missing[leaf]);
            }
        }
    }
}
