using System.Buffers;
using System.Security.Cryptography;

namespace FieldServices.EventStore.Proving.Verifying;

/// <summary>
/// Consecutive events laid out as they are hashed. It is filled by one thread in the order of positions, and checked by another afterwards.
/// </summary>
/// <param name="after">The position before the first; a multiple of <see cref="Subtree.Block"/>.</param>
internal sealed class Stretch(long after)
{
    private const int Most = 16 * Subtree.Block;
    private const int MostBytes = 1 << 24;
    private const int ExpectedBytes = 1 << 21;

    private readonly List<Entry> entries = new(Most);
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(ExpectedBytes);
    private int used;

    /// <summary>The position before the first.</summary>
    public long After => after;

    /// <summary>The last position so far.</summary>
    public long UpTo => after + entries.Count;

    /// <summary>True when what follows belongs into another stretch; only at the end of a block.</summary>
    public bool IsFull => entries.Count % Subtree.Block == 0 && (entries.Count >= Most || used >= MostBytes);

    /// <summary>Room for the bytes of the next event.</summary>
    public Span<byte> Room(int size)
    {
        if (bytes.Length - used < size)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length * 2, used + size));
            bytes.AsSpan(0, used).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }
        return bytes.AsSpan(used, size);
    }

    /// <summary>Adds the event whose bytes were written into the last room.</summary>
    /// <param name="length">How many bytes it has.</param>
    /// <param name="hash">Its stored hash.</param>
    /// <param name="ends">The chains of streams.</param>
    public void Add(int length, Digest hash, StreamEnds ends)
    {
        var e = bytes.AsSpan(used, length);
        var previous = ends.Follow(new HashedBytes(e), hash);
        previous?.CopyTo(e[HashedBytes.PreviousAt..]);
        entries.Add(new Entry(used, length, hash, IsChained: previous is not null));
        used += length;
    }

    /// <inheritdoc cref="Add(int, Digest, StreamEnds)"/>
    /// <param name="e">The event.</param>
    /// <param name="ends">The chains of streams.</param>
    public void Add(StoredEntry e, StreamEnds ends) => Add(EventDigest.Encode(e, default, Room(EventDigest.LargestSizeOf(e))), e.Hash, ends);

    /// <summary>Notes that there are no events up to a position, as far as they belong into this stretch.</summary>
    public void AddMissing(long upTo, Action<Finding> report)
    {
        var first = UpTo + 1;
        while (UpTo < upTo && !(IsFull && UpTo >= first))
            entries.Add(default);
        report(Finding.Missing(first, UpTo));
    }

    /// <summary>Hashes everything.</summary>
    /// <param name="isDivided">True for leaves among which a checkpoint ends.</param>
    /// <param name="report">Told what is wrong.</param>
    public StretchRoots Check(Func<long, int, bool> isDivided, Action<Finding> report)
    {
        var leaves = new Digest[entries.Count];
        for (var i = 0; i < leaves.Length; i++)
            leaves[i] = entries[i].Length == 0 ? default : HashOf(entries[i], report);
        var blocks = new List<Digest?>();
        for (var at = 0; at < leaves.Length; at += Subtree.Block)
        {
            var isWhole = at + Subtree.Block <= leaves.Length && !isDivided(after + at, Subtree.Block) && entries.FindIndex(at, Subtree.Block, e => e.Length == 0) < 0;
            blocks.Add(isWhole ? MerkleHash.Block(leaves.AsSpan(at, Subtree.Block)) : null);
        }
        return new StretchRoots(after, leaves, [.. entries.Select(e => e.Length == 0)], blocks);
    }

    /// <summary>Gives its memory back; it must not be used afterwards.</summary>
    public void Release()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
    }

    private Digest HashOf(Entry entry, Action<Finding> report)
    {
        if (!entry.IsChained)
            return entry.Hash;
        var e = bytes.AsSpan(entry.Start, entry.Length);
        Span<byte> hash = stackalloc byte[Digest.Size];
        SHA256.HashData(e, hash);
        if (new Digest(hash) != entry.Hash)
            report(Finding.Changed(new HashedBytes(e)));
        return entry.Hash;
    }

    // A length of 0: there is no event.
    private readonly record struct Entry(int Start, int Length, Digest Hash, bool IsChained);
}
