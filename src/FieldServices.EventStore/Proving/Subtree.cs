namespace FieldServices.EventStore.Proving;

/// <summary>A whole subtree: the 2^<paramref name="Level"/> leaves from <c>Number * 2^Level</c> on, counted from 0.</summary>
/// <param name="Level">Its height; 0 is a leaf.</param>
/// <param name="Number">How many of its size lie before it.</param>
public readonly record struct Subtree(int Level, long Number)
{
    /// <summary>How many levels lie between two that are kept: a kept node stands for 256 of the level below.</summary>
    public const int Step = 8;

    /// <summary>How many leaves a node of the first kept level stands for.</summary>
    public const int Block = 1 << Step;

    /// <summary>Divides leaves into whole subtrees, from left to right, as the tree does.</summary>
    /// <param name="start">The first leaf; a multiple of the smallest power of two that is not smaller than their number.</param>
    /// <param name="end">The leaf after the last.</param>
    public static IEnumerable<Subtree> Cover(long start, long end)
    {
        for (var left = end - start; left > 0;)
        {
            var level = 63 - (int)long.LeadingZeroCount(left);
            yield return new Subtree(level, start >> level);
            start += 1L << level;
            left -= 1L << level;
        }
    }
}
