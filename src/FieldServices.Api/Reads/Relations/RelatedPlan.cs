namespace FieldServices.Api.Reads.Relations;

/// <summary>A relation to follow, and what to read of the row that it leads to.</summary>
public sealed record RelatedPlan(ToOne Relation, RowPlan Plan);
