namespace FieldServices.Domain.Calendars;

/// <summary>Days without work, beside weekends and bank holidays.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Reason">What customers may be told, such as "the Christmas shutdown".</param>
public sealed record ClosedDays(DateOnly From, DateOnly To, string Reason);
