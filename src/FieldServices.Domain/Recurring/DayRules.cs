namespace FieldServices.Domain.Recurring;

/// <summary>Which days a rule lets pass; what the rule does not say is taken from the day on which it starts.</summary>
internal sealed class DayRules
{
    private readonly RecurrenceRule rule;
    private readonly IReadOnlyList<int> months;
    private readonly IReadOnlyList<int> monthDays;
    private readonly IReadOnlyList<RuleDay> days;

    public DayRules(RecurrenceRule rule, DateTime start)
    {
        var unsaid = rule.WeekNumbers.Count + rule.YearDays.Count + rule.MonthDays.Count + rule.Days.Count == 0;
        var onlyWeeks = rule.WeekNumbers.Count > 0 && rule.YearDays.Count + rule.MonthDays.Count + rule.Days.Count == 0;
        this.rule = rule;
        months = unsaid && rule is { Frequency: Frequency.Yearly, Months.Count: 0 } ? [start.Month] : rule.Months;
        monthDays = unsaid && rule.Frequency is (Frequency.Yearly or Frequency.Monthly) ? [start.Day] : rule.MonthDays;
        days = onlyWeeks || (unsaid && rule.Frequency == Frequency.Weekly) ? [new RuleDay(0, start.DayOfWeek)] : rule.Days;
    }

    public bool Allow(DateTime day) =>
        (months.Count == 0 || months.Contains(day.Month))
        && (rule.WeekNumbers.Count == 0 || IsInWeek(day))
        && (rule.YearDays.Count == 0 || IsAmong(rule.YearDays, day.DayOfYear, DateTime.IsLeapYear(day.Year) ? 366 : 365))
        && (monthDays.Count == 0 || IsAmong(monthDays, day.Day, DateTime.DaysInMonth(day.Year, day.Month)))
        && (days.Count == 0 || days.Any(d => IsDay(d, day)));

    /// <summary>A negative number counts from the end, -1 being the last.</summary>
    private static bool IsAmong(IReadOnlyList<int> numbers, int number, int last) => numbers.Contains(number) || numbers.Contains(number - last - 1);

    private bool IsDay(RuleDay wanted, DateTime day)
    {
        if (day.DayOfWeek != wanted.Day)
            return false;
        if (wanted.Ordinal == 0)
            return true;
        var ofMonth = rule.Frequency == Frequency.Monthly || months.Count > 0;
        var (number, last) = ofMonth
            ? (day.Day, DateTime.DaysInMonth(day.Year, day.Month))
            : (day.DayOfYear, DateTime.IsLeapYear(day.Year) ? 366 : 365);
        return wanted.Ordinal == (wanted.Ordinal > 0 ? ((number - 1) / 7) + 1 : -(((last - number) / 7) + 1));
    }

    /// <summary>Week 1 is the first with at least four days in its year; a day near the turn of the year may belong to the other year's weeks.</summary>
    private bool IsInWeek(DateTime day)
    {
        var (year, number) = (day.Year + 1, 0);
        while ((number = WeekIn(year, day)) < 1)
            year--;
        return rule.WeekNumbers.Contains(number) || rule.WeekNumbers.Contains(number - WeeksOf(year) - 1);
    }

    private int WeekIn(int year, DateTime day) => (int)Math.Floor((day - FirstWeek(year)).TotalDays / 7) + 1;

    private int WeeksOf(int year) => (int)(FirstWeek(year + 1) - FirstWeek(year)).TotalDays / 7;

    private DateTime FirstWeek(int year)
    {
        var fourth = new DateTime(year, 1, 4);
        return fourth.AddDays(-(((int)fourth.DayOfWeek - (int)rule.WeekStart + 7) % 7));
    }
}
