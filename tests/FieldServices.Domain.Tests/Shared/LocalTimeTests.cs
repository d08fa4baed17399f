using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Tests.Shared;

public sealed class LocalTimeTests
{
    [Theory]
    [InlineData("2026-03-28T09:00:00", "2026-03-28T09:00:00Z")]
    [InlineData("2026-03-29T09:00:00", "2026-03-29T08:00:00Z")]
    [InlineData("2026-03-29T00:59:00", "2026-03-29T00:59:00Z")]
    [InlineData("2026-03-29T01:30:00", "2026-03-29T01:30:00Z")]
    [InlineData("2026-10-25T01:30:00", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25T02:00:00", "2026-10-25T02:00:00Z")]
    public void A_local_time_becomes_an_instant_over_both_changes_of_the_clocks(string local, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, null), LocalTime.ToInstant(DateTime.Parse(local, null), "Europe/London"));

    [Fact]
    public void The_hour_that_the_clocks_skip_does_not_exist()
    {
        Assert.False(LocalTime.Exists(new DateTime(2026, 3, 29, 1, 30, 0), "Europe/London"));
        Assert.True(LocalTime.Exists(new DateTime(2026, 3, 29, 2, 0, 0), "Europe/London"));
        Assert.True(LocalTime.Exists(new DateTime(2026, 10, 25, 1, 30, 0), "Europe/London"));
        Assert.True(LocalTime.Exists(new DateTime(2026, 3, 29, 1, 30, 0), "America/New_York"));
    }

    [Fact]
    public void An_instant_is_shown_as_the_clocks_of_the_place_show_it()
    {
        var instant = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateTime(2026, 7, 1, 13, 0, 0), LocalTime.ToLocal(instant, "Europe/London"));
        Assert.Equal(new DateTime(2026, 7, 1, 8, 0, 0), LocalTime.ToLocal(instant, "America/New_York"));
        Assert.True(LocalTime.IsZone("Europe/Paris"));
        Assert.False(LocalTime.IsZone("Europe/Atlantis"));
    }
}
