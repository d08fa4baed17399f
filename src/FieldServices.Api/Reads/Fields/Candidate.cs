using FieldServices.Domain.Contractors;

namespace FieldServices.Api.Reads.Fields;

/// <summary>A contractor as a candidate for one emergency.</summary>
public sealed record Candidate(ReadRow Contractor, double? DistanceMetres, IReadOnlyList<Exclusion> Exclusions);
