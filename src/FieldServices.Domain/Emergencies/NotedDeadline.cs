namespace FieldServices.Domain.Emergencies;

/// <summary>A deadline about which a note is on record; a deadline that moves can be noted again.</summary>
public sealed record NotedDeadline(DeadlineKind Deadline, DateTimeOffset Due, bool Breached);
