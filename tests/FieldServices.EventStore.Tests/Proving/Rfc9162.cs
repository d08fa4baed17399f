using FieldServices.EventStore.Proving;

namespace FieldServices.EventStore.Tests.Proving;

/// <summary>The tree and the checks of proofs as RFC 9162 writes them down, without any thought of speed.</summary>
internal static class Rfc9162
{
    /// <summary>Section 2.1.1: the hash of a list.</summary>
    public static Digest Root(IReadOnlyList<Digest> leaves)
    {
        if (leaves.Count == 0)
            return MerkleHash.Empty;
        if (leaves.Count == 1)
            return MerkleHash.Leaf(leaves[0]);
        var k = 1;
        while (k * 2 < leaves.Count)
            k *= 2;
        return MerkleHash.Node(Root([.. leaves.Take(k)]), Root([.. leaves.Skip(k)]));
    }

    /// <summary>Section 2.1.3.2: true when the path leads from the leaf to the root.</summary>
    public static bool IsIncluded(long leaf, long size, Digest content, IReadOnlyList<Digest> path, Digest root)
    {
        if (leaf >= size)
            return false;
        var (fn, sn, r) = (leaf, size - 1, MerkleHash.Leaf(content));
        foreach (var p in path)
        {
            if (sn == 0)
                return false;
            if ((fn & 1) == 1 || fn == sn)
            {
                r = MerkleHash.Node(p, r);
                while ((fn & 1) == 0 && fn != 0)
                    (fn, sn) = (fn >> 1, sn >> 1);
            }
            else
                r = MerkleHash.Node(r, p);
            (fn, sn) = (fn >> 1, sn >> 1);
        }
        return sn == 0 && r == root;
    }

    /// <summary>Section 2.1.4.2: true when the second tree grew out of the first.</summary>
    public static bool IsConsistent(long first, long second, Digest firstRoot, Digest secondRoot, IReadOnlyList<Digest> proof)
    {
        if (first == second)
            return proof.Count == 0 && firstRoot == secondRoot;
        var path = (first & (first - 1)) == 0 ? [firstRoot, .. proof] : proof;
        if (path.Count == 0)
            return false;
        var (fn, sn) = (first - 1, second - 1);
        while ((fn & 1) == 1)
            (fn, sn) = (fn >> 1, sn >> 1);
        var (fr, sr) = (path[0], path[0]);
        foreach (var c in path.Skip(1))
        {
            if (sn == 0)
                return false;
            if ((fn & 1) == 1 || fn == sn)
            {
                (fr, sr) = (MerkleHash.Node(c, fr), MerkleHash.Node(c, sr));
                while ((fn & 1) == 0 && fn != 0)
                    (fn, sn) = (fn >> 1, sn >> 1);
            }
            else
                sr = MerkleHash.Node(sr, c);
            (fn, sn) = (fn >> 1, sn >> 1);
        }
        return fr == firstRoot && sr == secondRoot && sn == 0;
    }
}
