using FieldServices.Domain.Recurring;

namespace FieldServices.Domain.Tests.Recurring;

public sealed class RuleTextTests
{
    [Theory]
    [InlineData("WEEKLY", "NAME=value")]
    [InlineData("BYDAY=MO", "FREQ")]
    [InlineData("FREQ=OFTEN", "FREQ")]
    [InlineData("FREQ=3", "FREQ")]
    [InlineData("FREQ=DAILY;FREQ=DAILY", "once")]
    [InlineData("FREQ=DAILY;COUNT=2;UNTIL=20260101", "not both")]
    [InlineData("FREQ=DAILY;INTERVAL=0", "INTERVAL")]
    [InlineData("FREQ=DAILY;BYHOUR=24", "BYHOUR")]
    [InlineData("FREQ=WEEKLY;BYDAY=1MO", "Numbers before days")]
    [InlineData("FREQ=WEEKLY;BYDAY=XX", "BYDAY")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO", "BYWEEKNO")]
    [InlineData("FREQ=MONTHLY;BYWEEKNO=20", "BYWEEKNO")]
    [InlineData("FREQ=WEEKLY;BYMONTHDAY=3", "BYMONTHDAY")]
    [InlineData("FREQ=MONTHLY;BYYEARDAY=3", "BYYEARDAY")]
    [InlineData("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS")]
    [InlineData("FREQ=DAILY;BYEASTER=1", "BYEASTER")]
    [InlineData("FREQ=DAILY;UNTIL=tomorrow", "UNTIL")]
    public void What_is_wrong_with_a_rule_is_told_in_a_sentence(string text, string about)
    {
        var (rule, problem) = RuleText.Read(text);

        Assert.Null(rule);
        Assert.Contains(about, problem, StringComparison.Ordinal);
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_part_of_a_rule_is_read()
    {
        var rule = RuleText.Read("freq=yearly;INTERVAL=2;COUNT=9;WKST=SU;BYMONTH=3,1;BYYEARDAY=-1;BYMONTHDAY=-2,5;BYDAY=MO,-1FR;BYHOUR=9;BYMINUTE=30;BYSECOND=0;BYSETPOS=-1").Rule!;

        Assert.Equal((Frequency.Yearly, 2, 9, DayOfWeek.Sunday), (rule.Frequency, rule.Interval, rule.Count!.Value, rule.WeekStart));
        Assert.Equal([1, 3], rule.Months);
        Assert.Equal([-1], rule.YearDays);
        Assert.Equal([-2, 5], rule.MonthDays);
        Assert.Equal([new RuleDay(0, DayOfWeek.Monday), new RuleDay(-1, DayOfWeek.Friday)], rule.Days);
        Assert.Equal((9, 30, 0, -1), (rule.Hours[0], rule.Minutes[0], rule.Seconds[0], rule.Positions[0]));
        Assert.Equal((new DateTime(2026, 3, 1, 9, 0, 0), true), (RuleText.Read("FREQ=DAILY;UNTIL=20260301T090000Z").Rule!.Until!.Value, RuleText.Read("FREQ=DAILY;UNTIL=20260301T090000Z").Rule!.UntilIsUtc));
    }
}
