namespace FieldServices.Domain.Series;

/// <summary>A visit that was planned, and how it stands.</summary>
public sealed record PlannedVisit(Visit Visit, VisitStanding Standing);
