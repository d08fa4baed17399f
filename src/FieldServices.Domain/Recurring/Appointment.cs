namespace FieldServices.Domain.Recurring;

/// <summary>One of the appointments of a rule.</summary>
/// <param name="Start">As the clocks of the place show it.</param>
/// <param name="From">The same as an instant.</param>
/// <param name="ClosedBecause">Why nobody works on that day; null when people do.</param>
public sealed record Appointment(DateTime Start, DateTimeOffset From, string? ClosedBecause);
