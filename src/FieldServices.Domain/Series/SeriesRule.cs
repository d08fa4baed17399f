using FieldServices.Domain.Recurring;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Series;

/// <summary>A recurrence rule of visits: at most one on a day, at the time of the series' start.</summary>
internal static class SeriesRule
{
    public static string? Problem(string text)
    {
        var (rule, problem) = RuleText.Read(text);
        return problem ?? (rule!.Frequency <= Frequency.Hourly || rule.Hours.Count + rule.Minutes.Count + rule.Seconds.Count > 0
            ? "Visits are at most daily, at the time of start: use FREQ=DAILY, WEEKLY, MONTHLY or YEARLY, without BYHOUR, BYMINUTE and BYSECOND."
            : null);
    }

    /// <summary>The days and times of a rule within two days, in order.</summary>
    public static IEnumerable<Visit> Between(BookingSeries series, DateOnly after, DateOnly through)
    {
        var rule = RuleText.Read(series.Rule).Rule!;
        var said = rule is { Until: { } until, UntilIsUtc: true } ? LocalTime.ToLocal(new DateTimeOffset(until, TimeSpan.Zero), series.Terms!.Zone) : rule.Until;
        var last = through.ToDateTime(TimeOnly.MaxValue);
        return Occurrences.Of(rule, series.Start, said < last ? said : last)
            .Select(time => new Visit(DateOnly.FromDateTime(time), series.Plan, time))
            .Where(v => v.Day > after && !(v.Day >= series.EndedFrom));
    }
}
