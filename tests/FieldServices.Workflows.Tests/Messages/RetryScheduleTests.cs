using FieldServices.Workflows.Messages;
using FsCheck;
using FsCheck.Fluent;

namespace FieldServices.Workflows.Tests.Messages;

public sealed class RetryScheduleTests
{
    private static readonly RetrySchedule Usual = new();

    [Fact]
    public void Without_chance_the_pauses_grow_threefold_up_to_an_hour_and_end_after_eight_attempts()
    {
        double?[] seconds = [.. Enumerable.Range(1, 8).Select(a => Usual.After(a, 0)?.TotalSeconds)];
        Assert.Equal([5, 15, 45, 135, 405, 1_215, 3_600, null], seconds.Select(s => s is { } value ? Math.Round(value, 3) : (double?)null));
    }

    [Fact]
    public void Whatever_the_settings_and_the_chance_a_pause_lies_between_half_and_the_whole_of_what_is_due_and_never_above_the_longest() =>
        Prop.ForAll(
            Gen.Choose(1, 60).SelectMany(first => Gen.Choose(10, 50).SelectMany(factor => Gen.Choose(1, 200).SelectMany(attempt => Gen.Choose(0, 999)
                .Select(chance => (First: first, Factor: factor / 10.0, Attempt: attempt, Chance: chance / 1_000.0))))).ToArbitrary(),
            c =>
            {
                var schedule = Usual with { First = TimeSpan.FromSeconds(c.First), Factor = c.Factor, Attempts = 201 };
                var (pause, whole) = (schedule.After(c.Attempt, c.Chance)!.Value, schedule.After(c.Attempt, 0)!.Value);
                return pause <= whole && pause >= whole / 2 && whole <= schedule.Longest
                    && schedule.After(c.Attempt + 1 > 200 ? 200 : c.Attempt + 1, 0) >= whole;
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_rate_that_lets_nothing_through_is_refused(double perSecond) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MessageRate(perSecond));

    [Fact]
    public void A_rate_below_one_per_second_still_lets_one_go_at_a_time() => Assert.Equal(1, new MessageRate(0.2).Burst);
}
