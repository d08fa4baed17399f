namespace FieldServices.EventStore.Proving;

/// <summary>Which hashes prove something about a tree (RFC 9162, sections 2.1.3 and 2.1.4), and what they are.</summary>
internal static class TreePaths
{
    /// <summary>The stretches of leaves whose roots prove that a leaf is in a tree, from the leaf upwards.</summary>
    /// <param name="leaf">The leaf, from 0.</param>
    /// <param name="size">The size of the tree.</param>
    public static IReadOnlyList<(long Start, long End)> Inclusion(long leaf, long size)
    {
        var path = new List<(long, long)>();
        for (var (start, end) = (0L, size); end - start > 1;)
        {
            var middle = start + SplitOf(end - start);
            if (leaf < middle)
            {
                path.Add((middle, end));
                end = middle;
            }
            else
            {
                path.Add((start, middle));
                start = middle;
            }
        }
        path.Reverse();
        return path;
    }

    /// <summary>The stretches of leaves whose roots prove that a tree grew out of a smaller one.</summary>
    /// <param name="first">The size of the smaller one, at least 1.</param>
    /// <param name="second">The size of the greater one.</param>
    public static IReadOnlyList<(long Start, long End)> Consistency(long first, long second)
    {
        var path = new List<(long, long)>();
        var (start, end) = (0L, second);
        while (first != end)
        {
            var middle = start + SplitOf(end - start);
            if (first <= middle)
            {
                path.Add((middle, end));
                end = middle;
            }
            else
            {
                path.Add((start, middle));
                start = middle;
            }
        }
        // The smaller tree itself is known to whoever asks.
        if (start > 0)
            path.Add((start, end));
        path.Reverse();
        return path;
    }

    /// <summary>The root over a stretch, from the roots of the whole subtrees in it.</summary>
    public static Digest Root(long start, long end, Func<Subtree, Digest> of)
    {
        var hashes = Subtree.Cover(start, end).Select(of).ToList();
        var root = hashes[^1];
        for (var i = hashes.Count - 2; i >= 0; i--)
            root = MerkleHash.Node(hashes[i], root);
        return root;
    }

    // The greatest power of two that is smaller than the number.
    private static long SplitOf(long leaves) => 1L << (63 - (int)long.LeadingZeroCount(leaves - 1));
}
