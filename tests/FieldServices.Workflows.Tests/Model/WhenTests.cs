namespace FieldServices.Workflows.Tests.Model;

public sealed class WhenTests
{
    private const string London = "Europe/London";
    private static readonly TimeOnly Nine = new(9, 0);

    [Theory]
    [InlineData("2026-03-28T12:00:00Z", "2026-03-29T08:00:00Z")] // clocks go forward in the night between
    [InlineData("2026-10-24T12:00:00Z", "2026-10-25T09:00:00Z")] // clocks go back
    [InlineData("2026-06-30T23:30:00Z", "2026-07-02T08:00:00Z")] // half past midnight in London already
    [InlineData("2026-12-31T12:00:00Z", "2027-01-01T09:00:00Z")]
    public void The_next_day_at_nine_is_nine_on_the_clocks_of_the_zone(string now, string due) =>
        Assert.Equal(At(due), When.Local(At(now), 1, Nine, London).Due);

    [Fact]
    public void A_time_that_the_clocks_skip_is_moved_on_by_as_much() =>
        Assert.Equal(At("2026-03-29T01:30:00Z"), When.Local(At("2026-03-28T12:00:00Z"), 1, new TimeOnly(1, 30), London).Due);

    [Fact]
    public void Of_a_time_that_comes_twice_the_first_is_meant() =>
        Assert.Equal(At("2026-10-25T00:30:00Z"), When.Local(At("2026-10-24T12:00:00Z"), 1, new TimeOnly(1, 30), London).Due);

    [Fact]
    public void A_recurring_timer_keeps_its_time_of_day_over_both_changes_of_clocks()
    {
        var due = new List<DateTimeOffset>();
        for (var next = When.Every("0 0 9 ? * SUN", London, At("2026-03-20T00:00:00Z")); due.Count < 52; next = next.After(next.Due)!)
            due.Add(next.Due);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(London);
        Assert.All(due, d => Assert.Equal((DayOfWeek.Sunday, 9), (TimeZoneInfo.ConvertTime(d, zone).DayOfWeek, TimeZoneInfo.ConvertTime(d, zone).Hour)));
        Assert.All(due.Zip(due.Skip(1)), p => Assert.InRange((p.Second - p.First).TotalHours, 7 * 24 - 1, 7 * 24 + 1));
    }

    [Fact]
    public void After_a_long_silence_the_next_occurrence_is_in_the_future_and_the_missed_ones_are_counted()
    {
        var daily = When.Every("0 0 9 * * ?", London, At("2026-01-01T00:00:00Z"));
        var now = At("2026-01-08T12:00:00Z");
        Assert.Equal(7, daily.MissedBy(now));
        Assert.Equal(At("2026-01-09T09:00:00Z"), daily.After(now)!.Due);
    }

    [Theory]
    [InlineData("every day", London, "every day")]
    [InlineData("0 9 * * *", London, "0 9 * * *")]
    [InlineData("0 0 9 * * ?", "London", "London")]
    [InlineData("0 0 9 1 1 ? 2020", London, "never")]
    public void What_cannot_be_understood_is_refused_by_name(string cron, string zone, string named) =>
        Assert.Contains(named, Assert.Throws<ArgumentException>(() => When.Every(cron, zone, At("2026-01-01T00:00:00Z"))).Message, StringComparison.Ordinal);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
