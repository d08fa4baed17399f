namespace FieldServices.Api.Reads.Aggregates;

/// <summary>A condition on a figure of a group.</summary>
/// <param name="Measure">The figure.</param>
/// <param name="Operator">The comparison in SQL.</param>
/// <param name="Value">What it is compared with.</param>
public sealed record HavingTerm(Measure Measure, string Operator, double Value);
