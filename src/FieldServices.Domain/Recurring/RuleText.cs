using System.Globalization;

namespace FieldServices.Domain.Recurring;

/// <summary>Reads the text of a rule, such as <c>FREQ=WEEKLY;BYDAY=MO,TH;COUNT=10</c>.</summary>
public static class RuleText
{
    private static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
    private static readonly string[] UntilForms = ["yyyyMMdd'T'HHmmss'Z'", "yyyyMMdd'T'HHmmss", "yyyyMMdd"];

    /// <summary>The rule, or one sentence about what is wrong with the text.</summary>
    public static (RecurrenceRule? Rule, string? Problem) Read(string text)
    {
        var rule = new RecurrenceRule(default);
        HashSet<string> seen = [];
        foreach (var part in text.Split(';'))
        {
            var (name, value) = part.Split('=') is [var n, var v] ? (n.Trim().ToUpperInvariant(), v.Trim().ToUpperInvariant()) : (part, "");
            if (value.Length == 0)
                return (null, $"Write each part of the rule as NAME=value; '{Shown(part)}' is none.");
            if (!seen.Add(name))
                return (null, $"Give {Shown(name)} once.");
            if (Apply(rule, name, value) is not { } next)
                return (null, $"The rule's {Shown(name)} is not one that RFC 5545 knows, or its value is out of range.");
            rule = next;
        }

        return Contradiction(rule, seen) is { } problem ? (null, problem) : (rule, null);
    }

    private static string? Contradiction(RecurrenceRule rule, HashSet<string> seen) =>
        !seen.Contains("FREQ") ? "Begin the rule with FREQ, such as FREQ=WEEKLY."
        : rule is { Count: not null, Until: not null } ? "Give COUNT or UNTIL, not both."
        : rule.Days.Any(d => d.Ordinal != 0) && rule.Frequency is not (Frequency.Monthly or Frequency.Yearly)
            ? "Numbers before days, such as 1MO, go with FREQ=MONTHLY or FREQ=YEARLY only."
        : rule.Days.Any(d => d.Ordinal != 0) && rule.WeekNumbers.Count > 0 ? "Numbers before days do not go together with BYWEEKNO."
        : rule.WeekNumbers.Count > 0 && rule.Frequency != Frequency.Yearly ? "BYWEEKNO goes with FREQ=YEARLY only."
        : rule.MonthDays.Count > 0 && rule.Frequency == Frequency.Weekly ? "BYMONTHDAY does not go with FREQ=WEEKLY."
        : rule is { YearDays.Count: > 0, Frequency: Frequency.Daily or Frequency.Weekly or Frequency.Monthly }
            ? "BYYEARDAY does not go with FREQ=DAILY, WEEKLY or MONTHLY."
        : rule.Positions.Count > 0 && seen.Count(s => s.StartsWith("BY", StringComparison.Ordinal)) < 2 ? "BYSETPOS needs another BY part to choose from."
        : null;

    private static RecurrenceRule? Apply(RecurrenceRule rule, string name, string value) => name switch
    {
        "FREQ" => Enum.TryParse<Frequency>(value, ignoreCase: true, out var frequency) && !char.IsAsciiDigit(value[0]) ? rule with { Frequency = frequency } : null,
        "INTERVAL" => Number(value, 1, 10_000) is { } n ? rule with { Interval = n } : null,
        "COUNT" => Number(value, 1, 100_000) is { } n ? rule with { Count = n } : null,
        "UNTIL" => UntilOf(rule, value),
        "WKST" => DayOf(value) is { } day ? rule with { WeekStart = day } : null,
        "BYMONTH" => Numbers(value, 1, 12, negative: false) is { } list ? rule with { Months = list } : null,
        "BYWEEKNO" => Numbers(value, 1, 53, negative: true) is { } list ? rule with { WeekNumbers = list } : null,
        "BYYEARDAY" => Numbers(value, 1, 366, negative: true) is { } list ? rule with { YearDays = list } : null,
        "BYMONTHDAY" => Numbers(value, 1, 31, negative: true) is { } list ? rule with { MonthDays = list } : null,
        "BYDAY" => RuleDays(value) is { } list ? rule with { Days = list } : null,
        "BYHOUR" => Numbers(value, 0, 23, negative: false) is { } list ? rule with { Hours = list } : null,
        "BYMINUTE" => Numbers(value, 0, 59, negative: false) is { } list ? rule with { Minutes = list } : null,
        "BYSECOND" => Numbers(value, 0, 59, negative: false) is { } list ? rule with { Seconds = list } : null,
        "BYSETPOS" => Numbers(value, 1, 366, negative: true) is { } list ? rule with { Positions = list } : null,
        _ => null,
    };

    private static RecurrenceRule? UntilOf(RecurrenceRule rule, string value) =>
        DateTime.TryParseExact(value, UntilForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)
            ? rule with { Until = DateTime.SpecifyKind(value.Length == 8 ? until.AddDays(1).AddTicks(-1) : until, DateTimeKind.Unspecified), UntilIsUtc = value.EndsWith('Z') }
            : null;

    private static IReadOnlyList<RuleDay>? RuleDays(string value)
    {
        List<RuleDay> days = [];
        foreach (var item in value.Split(','))
        {
            if (item.Length < 2 || DayOf(item[^2..]) is not { } day)
                return null;
            var ordinal = item.Length == 2 ? 0 : Signed(item[..^2], 1, 53, negative: true);
            if (ordinal is not { } given)
                return null;
            days.Add(new RuleDay(given, day));
        }

        return [.. days.Distinct()];
    }

    private static DayOfWeek? DayOf(string value) => Array.IndexOf(Days, value) is >= 0 and var i ? (DayOfWeek)i : null;

    private static IReadOnlyList<int>? Numbers(string value, int least, int most, bool negative)
    {
        var numbers = value.Split(',').Select(v => Signed(v, least, most, negative)).ToArray();
        return numbers.Contains(null) ? null : [.. numbers.Select(n => n!.Value).Distinct().Order()];
    }

    private static int? Signed(string value, int least, int most, bool negative) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
        && Math.Abs(n) >= least && Math.Abs(n) <= most && (negative || n >= 0) ? n : null;

    private static int? Number(string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= least && n <= most ? n : null;

    private static string Shown(string text) => text.Length <= 20 ? text : text[..20] + "…";
}
