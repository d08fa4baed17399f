namespace FieldServices.GraphQL.Costs;

/// <summary>What a selection costs; sums of selections that stand side by side, and the greater of those that exclude each other.</summary>
/// <param name="Cost">The cost, at most <see cref="Most"/>.</param>
/// <param name="Depth">How many fields nest.</param>
/// <param name="Aliases">How many fields are renamed.</param>
/// <param name="PeakCost">What the most expensive field costs by itself, for all its objects.</param>
/// <param name="Peak">Where that field stands.</param>
internal readonly record struct OperationCost(long Cost, int Depth, int Aliases, long PeakCost, FieldPlace? Peak)
{
    /// <summary>Costs do not grow beyond this, so that nothing overflows.</summary>
    public const long Most = 1_000_000_000_000;

    public static OperationCost operator +(OperationCost one, OperationCost other)
    {
        var peak = one.PeakCost >= other.PeakCost ? one : other;
        return new(Math.Min(one.Cost + other.Cost, Most), Math.Max(one.Depth, other.Depth), one.Aliases + other.Aliases, peak.PeakCost, peak.Peak);
    }

    /// <summary>Of two selections of which one comes true.</summary>
    public static OperationCost Greater(OperationCost one, OperationCost other)
    {
        var (more, less) = one.Cost >= other.Cost ? (one, other) : (other, one);
        return more with { Depth = Math.Max(more.Depth, less.Depth), Aliases = Math.Max(more.Aliases, less.Aliases) };
    }

    /// <summary>The same for so many objects.</summary>
    public OperationCost Times(long size) => this with { Cost = Multiply(Cost, size), PeakCost = Multiply(PeakCost, size) };

    public static long Multiply(long cost, long size) => size > 0 && cost > Most / size ? Most : cost * size;
}
