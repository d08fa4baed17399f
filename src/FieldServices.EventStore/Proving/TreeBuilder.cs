namespace FieldServices.EventStore.Proving;

/// <summary>Grows a tree from the left, leaf by leaf or by whole subtrees; remembers one hash for each level. Not safe for concurrent use.</summary>
/// <param name="completed">Told about each node of a kept level (8, 16 …) that was completed by what was added below it.</param>
public sealed class TreeBuilder(Action<Subtree, Digest>? completed = null)
{
    private readonly Stack<(int Level, Digest Hash)> right = [];

    /// <summary>How many leaves it has.</summary>
    public long Size { get; private set; }

    /// <summary>The root over all leaves so far.</summary>
    public Digest Root
    {
        get
        {
            if (right.Count == 0)
                return MerkleHash.Empty;
            Digest? root = null;
            foreach (var (_, hash) in right)
                root = root is { } below ? MerkleHash.Node(hash, below) : hash;
            return root!.Value;
        }
    }

    /// <summary>Adds the next leaf: what it holds, not its hash.</summary>
    public void Add(Digest content) => Add(0, MerkleHash.Leaf(content));

    /// <summary>Adds the next 2^level leaves by the root over them. The size must be a multiple of that number.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public void Add(int level, Digest hash)
    {
        if ((Size & ((1L << level) - 1)) != 0)
            throw new InvalidOperationException($"A subtree of level {level} cannot follow {Size} leaves.");
        Size += 1L << level;
        while (right.TryPeek(out var left) && left.Level == level)
        {
            hash = MerkleHash.Node(right.Pop().Hash, hash);
            level++;
            if (level % Subtree.Step == 0)
                completed?.Invoke(new Subtree(level, (Size >> level) - 1), hash);
        }
        right.Push((level, hash));
    }
}
