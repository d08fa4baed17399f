using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Tests.Emergencies;
using FieldServices.Domain.Tests.Workflows;
using FsCheck;
using FsCheck.Fluent;

namespace FieldServices.Domain.Tests.Properties;

/// <summary>What holds for the workflows around every emergency, whatever anybody tries on it.</summary>
public sealed class WorkflowPropertiesTests
{
    private static readonly Arbitrary<(ReportEmergency Report, List<(object Command, int Seconds)> Commands)> Any = Arb.From(
        from report in RandomEmergency.AnyReport
        from caller in Gen.Elements(null, new Caller(Phone: "020 7946 0018"), new Caller("Asha", null, "asha@example.org"))
        from commands in Gen.ListOf(Gen.Zip(RandomEmergency.AnyCommand, Gen.Choose(0, 5_000)), 40)
        select (report with { Caller = caller }, commands.Select(c => (c.Item1, c.Item2)).ToList()));

    [Fact]
    public void Nothing_that_is_finished_has_a_timer() =>
        Always((world, _) => world.Timers.All(t => !world.IsFinished(t.Workflow)));

    [Fact]
    public void What_the_workflows_ask_for_is_true_when_nothing_is_late() =>
        Always((world, _) => world.Refusals.Count == 0 || world.Refusals.All(c => c is "emergency.already-escalated" or "emergency.follow-up-already-raised"));

    [Fact]
    public void A_breach_is_on_record_for_every_promise_that_was_broken() =>
        Always((world, now) => Enum.GetValues<DeadlineKind>().All(kind =>
        {
            var clock = world.Emergency.Clock;
            return !clock.IsRunning(kind) || !clock.IsBreached(kind, now.AddSeconds(-2)) || world.Emergency.Noted.Contains(new(kind, clock.Deadlines.Of(kind), Breached: true));
        }));

    [Fact]
    public void A_safety_risk_is_escalated_whatever_happens_then() =>
        Always((world, _) => world.Emergency.Escalated
            || !(world.Emergency.Dangers.Count > 0 || world.Emergency.Category is EmergencyCategory.GasLeak or EmergencyCategory.FireDamage or EmergencyCategory.Structural));

    [Fact]
    public void In_the_end_everything_comes_to_rest() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Any, play =>
        {
            var (world, now) = Play(play, (_, _) => true);
            world.Until(now.AddDays(30));
            return world.Timers.Count == 0;
        }));

    private static void Always(Func<World, DateTimeOffset, bool> holds) =>
        Check.QuickThrowOnFailure(Prop.ForAll(Any, play => Play(play, holds).World is not null));

    private static (World World, DateTimeOffset Now) Play((ReportEmergency Report, List<(object Command, int Seconds)> Commands) play, Func<World, DateTimeOffset, bool> holds)
    {
        var (world, now) = (new World(), SampleEmergencies.T0);
        foreach (var (command, seconds) in play.Commands.Prepend((play.Report, 0)))
        {
            now = now.AddSeconds(seconds);
            world.Do(command, now).Until(now);
            Assert.True(holds(world, now), $"It does not hold after {command.GetType().Name} at {now:u}.");
        }

        return (world, now);
    }
}
