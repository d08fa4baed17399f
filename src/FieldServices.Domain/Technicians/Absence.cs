namespace FieldServices.Domain.Technicians;

/// <summary>A time in which a technician does not work: holiday, sickness, training.</summary>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it is over.</param>
/// <param name="Reason">What it is, in words that do not tell of health.</param>
public sealed record Absence(DateTimeOffset From, DateTimeOffset Until, string? Reason = null);
