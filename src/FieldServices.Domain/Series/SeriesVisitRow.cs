namespace FieldServices.Domain.Series;

/// <summary>A visit of a series.</summary>
/// <param name="Id">Its booking.</param>
/// <param name="SeriesId">The series.</param>
/// <param name="Day">The local day that the rule gives it.</param>
/// <param name="LocalStart">When it is, as the clocks at the place show it; none when it is left out.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Reason">Why it is left out or given back, or the code of the rule that kept it from its time.</param>
/// <param name="Moved">Whether it is at another time than the rule gives it.</param>
/// <param name="UpdatedAt">When anything here last changed.</param>
public sealed record SeriesVisitRow(
    Guid Id, Guid SeriesId, DateOnly Day, string? LocalStart, VisitStanding Standing, string? Reason, bool Moved, DateTimeOffset UpdatedAt);
