namespace FieldServices.Domain.Recurring;

/// <summary>The periods of a rule, one after the other, each with the times in it at which the rule occurs.</summary>
internal sealed class Periods(RecurrenceRule rule, DateTime start)
{
    private readonly DayRules days = new(rule, start);
    private readonly IReadOnlyList<int> hours = rule.Hours.Count > 0 || rule.Frequency <= Frequency.Hourly ? rule.Hours : [start.Hour];
    private readonly IReadOnlyList<int> minutes = rule.Minutes.Count > 0 || rule.Frequency <= Frequency.Minutely ? rule.Minutes : [start.Minute];
    private readonly IReadOnlyList<int> seconds = rule.Seconds.Count > 0 || rule.Frequency == Frequency.Secondly ? rule.Seconds : [start.Second];

    /// <summary>The times of a period in order; null behind the end of the calendar.</summary>
    public IReadOnlyList<DateTime>? TryGet(int index)
    {
        if (BeginOf(index) is not { } begin)
            return null;
        DateTime[] times = [.. rule.Frequency <= Frequency.Hourly ? Moments(begin) : DaysFrom(begin).Where(days.Allow).SelectMany(TimesOf)];
        return rule.Positions.Count == 0 ? times
            : [.. rule.Positions.Select(p => p > 0 ? p - 1 : times.Length + p).Where(i => i >= 0 && i < times.Length).Distinct().Order().Select(i => times[i])];
    }

    public bool BeginsAfter(int index, DateTime last) => BeginOf(index) is not { } begin || begin > last;

    private DateTime? BeginOf(int index)
    {
        try
        {
            var steps = checked((long)index * rule.Interval);
            return rule.Frequency switch
            {
                Frequency.Yearly => new DateTime(start.Year, 1, 1).AddYears((int)steps),
                Frequency.Monthly => new DateTime(start.Year, start.Month, 1).AddMonths((int)steps),
                Frequency.Weekly => start.Date.AddDays(-(((int)start.DayOfWeek - (int)rule.WeekStart + 7) % 7)).AddDays(steps * 7),
                Frequency.Daily => start.Date.AddDays(steps),
                Frequency.Hourly => start.Date.AddHours(start.Hour + steps),
                Frequency.Minutely => start.Date.AddMinutes((start.Hour * 60) + start.Minute + steps),
                _ => start.AddSeconds(steps),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private IEnumerable<DateTime> DaysFrom(DateTime begin)
    {
        var count = rule.Frequency switch
        {
            Frequency.Yearly => DateTime.IsLeapYear(begin.Year) ? 366 : 365,
            Frequency.Monthly => DateTime.DaysInMonth(begin.Year, begin.Month),
            Frequency.Weekly => 7,
            _ => 1,
        };
        return Enumerable.Range(0, count).Select(i => begin.AddDays(i));
    }

    private IEnumerable<DateTime> TimesOf(DateTime day) =>
        from hour in hours
        from minute in minutes
        from second in seconds
        select day.AddHours(hour).AddMinutes(minute).AddSeconds(second);

    /// <summary>In periods shorter than a day, parts as long as the period or longer let it pass or not; shorter ones fill it.</summary>
    private IEnumerable<DateTime> Moments(DateTime begin)
    {
        if (!days.Allow(begin.Date) || !Passes(rule.Hours, begin.Hour)
            || (rule.Frequency <= Frequency.Minutely && !Passes(rule.Minutes, begin.Minute))
            || (rule.Frequency == Frequency.Secondly && !Passes(rule.Seconds, begin.Second)))
            return [];
        return from minute in rule.Frequency == Frequency.Hourly ? minutes : [begin.Minute]
               from second in rule.Frequency == Frequency.Secondly ? [begin.Second] : seconds
               select begin.Date.AddHours(begin.Hour).AddMinutes(minute).AddSeconds(second);
    }

    private static bool Passes(IReadOnlyList<int> wanted, int value) => wanted.Count == 0 || wanted.Contains(value);
}
