namespace FieldServices.Domain.Recurring;

/// <summary>A recurrence rule of RFC 5545, section 3.3.10. Empty lists stand for parts that are not given.</summary>
public sealed record RecurrenceRule(Frequency Frequency)
{
    public int Interval { get; init; } = 1;

    public int? Count { get; init; }

    /// <summary>The last instant that may occur; in UTC when <see cref="UntilIsUtc"/>, else as the clocks of the place show it.</summary>
    public DateTime? Until { get; init; }

    public bool UntilIsUtc { get; init; }

    public DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;

    public IReadOnlyList<int> Months { get; init; } = [];

    public IReadOnlyList<int> WeekNumbers { get; init; } = [];

    public IReadOnlyList<int> YearDays { get; init; } = [];

    public IReadOnlyList<int> MonthDays { get; init; } = [];

    public IReadOnlyList<RuleDay> Days { get; init; } = [];

    public IReadOnlyList<int> Hours { get; init; } = [];

    public IReadOnlyList<int> Minutes { get; init; } = [];

    public IReadOnlyList<int> Seconds { get; init; } = [];

    public IReadOnlyList<int> Positions { get; init; } = [];
}
