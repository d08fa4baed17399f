using System.Security.Cryptography;

namespace FieldServices.EventStore.Proving;

/// <summary>The hashes of a Merkle tree as RFC 9162, section 2.1.1, defines them: leaves and nodes can never be taken for each other.</summary>
public static class MerkleHash
{
    /// <summary>The root of a tree without leaves: SHA-256 of nothing.</summary>
    public static Digest Empty { get; } = new(SHA256.HashData([]));

    /// <summary>The hash of a leaf: SHA-256 of 0x00 and what the leaf holds, here the hash of an event.</summary>
    public static Digest Leaf(Digest content)
    {
        Span<byte> input = stackalloc byte[1 + Digest.Size];
        input[0] = 0x00;
        content.CopyTo(input[1..]);
        return Of(input);
    }

    /// <summary>The hash of a node: SHA-256 of 0x01, its left child and its right child.</summary>
    public static Digest Node(Digest left, Digest right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * Digest.Size)];
        input[0] = 0x01;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + Digest.Size)..]);
        return Of(input);
    }

    /// <summary>The root over a power of two of leaves.</summary>
    /// <param name="contents">What they hold; at most <see cref="Subtree.Block"/> of them.</param>
    internal static Digest Block(ReadOnlySpan<Digest> contents)
    {
        Span<Digest> nodes = stackalloc Digest[contents.Length];
        for (var i = 0; i < contents.Length; i++)
            nodes[i] = Leaf(contents[i]);
        for (var left = contents.Length / 2; left > 0; left /= 2)
        {
            for (var i = 0; i < left; i++)
                nodes[i] = Node(nodes[2 * i], nodes[(2 * i) + 1]);
        }
        return nodes[0];
    }

    private static Digest Of(ReadOnlySpan<byte> input)
    {
        Span<byte> hash = stackalloc byte[Digest.Size];
        SHA256.HashData(input, hash);
        return new Digest(hash);
    }
}
