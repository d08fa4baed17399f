namespace FieldServices.Api.Reads.Aggregates;

/// <summary>What can be computed of the rows of a group.</summary>
public enum MeasureKind
{
    Count,
    CountDistinct,
    Sum,
    Avg,
    Min,
    Max,
    Percentile,

    /// <summary>The part of the present values that is true.</summary>
    Share,

    /// <summary>The part of the present values that is at most the parameter.</summary>
    ShareUpTo,
}
