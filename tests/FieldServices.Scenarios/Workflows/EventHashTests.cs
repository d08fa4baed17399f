using FieldServices.Api.Workflows;
using FieldServices.EventStore;
using FsCheck;
using FsCheck.Fluent;

namespace FieldServices.Scenarios.Workflows;

/// <summary>The hash of what happened tells what happened, and not in which run it did.</summary>
public sealed class EventHashTests
{
    private static readonly EventType Serviced = EventType.Of<LampServiced>("lamp.serviced", 1, LampJson.Default);

    [Fact]
    public void Neither_ids_nor_the_order_in_which_consequences_were_recorded_matter() => Prop.ForAll(
        Gen.Choose(1, int.MaxValue).ToArbitrary(), seed => HashOf(new Random(seed), "x") == HashOf(new Random(seed + 1), "x")).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_word_matters() => Assert.NotEqual(HashOf(new Random(1), "x"), HashOf(new Random(1), "y"));

    [Fact]
    public void The_order_of_commands_from_outside_matters() => Assert.NotEqual(HashOf(new Random(1), "x", "y"), HashOf(new Random(1), "y", "x"));

    [Fact]
    public void Ids_in_bodies_matter_by_which_thing_they_name()
    {
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal(Naming(one, two, one), Naming(two, one, two));
        Assert.NotEqual(Naming(one, two, one), Naming(one, two, two));

        static string Naming(Guid first, Guid second, Guid named) => Hash(
            [new Act(Guid.NewGuid(), null, first, "a"), new Act(Guid.NewGuid(), null, second, "b"), new Act(Guid.NewGuid(), null, first, $"see {named}")]);
    }

    /// <summary>Commands from outside, each with two workflows that react and send a command each; recorded whenever a race lets them.</summary>
    private static string HashOf(Random random, params string[] notes)
    {
        var acts = new List<Act>();
        foreach (var note in notes.Append("end"))
        {
            var command = new Act(NewId(random), null, NewId(random), note);
            acts.Add(command);
            foreach (var workflow in new[] { "left", "right" })
            {
                var step = new Act(NewId(random), command.Id, NewId(random), $"{workflow} {command.Stream}");
                acts.AddRange([step, new Act(NewId(random), step.Id, NewId(random), $"{workflow} sent {note}")]);
            }
        }
        return Hash(Raced(acts, random));
    }

    // Some order in which what is caused comes behind its cause, and commands from outside come in theirs.
    private static List<Act> Raced(List<Act> acts, Random random)
    {
        var (left, raced) = (acts.ToList(), new List<Act>());
        while (left.Count > 0)
        {
            var outside = left.FindIndex(a => a.Cause is null);
            var next = Enumerable.Range(0, left.Count).Where(i => i == outside || raced.Any(r => r.Id == left[i].Cause)).ToArray();
            var chosen = next[random.Next(next.Length)];
            raced.Add(left[chosen]);
            left.RemoveAt(chosen);
        }
        return raced;
    }

    private static string Hash(IEnumerable<Act> acts)
    {
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var envelopes = acts.Select((a, i) => new Envelope(
            new TenantId(Guid.NewGuid()), new StreamId("lamp", a.Stream), 1, i + 1, Serviced, new LampServiced(a.Note), DateTimeOffset.UtcNow, at,
            new Origin(new Actor("test", $"{Guid.NewGuid()}"), "lamp.service", a.Id, Guid.NewGuid(), a.Cause ?? a.Id)));
        return EventHash.OfAsync(envelopes.ToAsyncEnumerable()).GetAwaiter().GetResult().Hash;
    }

    private static Guid NewId(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private sealed record Act(Guid Id, Guid? Cause, Guid Stream, string Note);
}
