using FieldServices.Soak.Checking;
using FieldServices.Soak.Evidence;

namespace FieldServices.Scenarios.Crashes;

/// <summary>The checker of the soak run finds each kind of damage, and names it.</summary>
public sealed class SoakCheckTests
{
    /// <summary>One kind of damage a line: what is damaged, and the words by which the checker must name it.</summary>
    private static readonly (string Damage, Func<TenantEvidence, TenantEvidence> Damaged, string Named)[] Damages =
    [
        ("an event is gone", e => e with { Log = [e.Log[0], .. e.Log.Skip(2)] }, "the log is in order: tenant sound: position 1 is followed by 3"),
        ("the last event is gone", e => e with { Log = [.. e.Log.SkipLast(1)] }, "the last position is 4, but the store has given out 5"),
        ("an event is there twice", e => e with { Log = [e.Log[0], .. e.Log] }, "the log is in order: tenant sound: position 1 is followed by 1"),
        ("a version is left out", e => e with { Log = [e.Log[0], e.Log[1] with { Version = 3 }, .. e.Log.Skip(2)] }, "version 1 is followed by 3"),
        ("time runs backwards", e => e with { Log = [e.Log[0], e.Log[1] with { RecordedAt = DateTimeOffset.UnixEpoch }, .. e.Log.Skip(2)] }, "position 2 was recorded before"),
        ("the store forgets a version", e => e with { Versions = new Dictionary<string, long>() }, "ends at version 5, but the store says 0"),
        ("an acknowledged event is somebody else's", e => e with { Log = [e.Log[0] with { CommandId = SoundEvidence.Rejected }, .. e.Log.Skip(1)] },
            "acknowledged at position 1: 1 events were promised and 0 are in the log"),
        ("an acknowledgement names another place", e => Told(e, SoundEvidence.Moved, r => r with { Position = 4 }), "what was acknowledged is in the log once"),
        ("an acknowledgement is forged", e => Told(e, SoundEvidence.Mismatched, _ => new Reply(200) { Version = 9, Position = 9, Events = ["thing.left"] }),
            "what was acknowledged is in the log once: tenant sound: thing.move 00000000-0000-0000-0000-00000000000d, acknowledged at position 9"),
        ("a demanded version was not looked at", e => e with { Commands = [.. e.Commands.Select(c => c.CommandId == SoundEvidence.Moved ? c with { IfMatch = 0 } : c)] },
            "version 0 was demanded, but version 3 was answered"),
        ("a rejected command wrote", e => e with { Log = [.. e.Log, SoundEvidence.Logged(6, "thing.left", SoundEvidence.Rejected)] }, "refused with 409 thing.too-late, has 1 events in the log instead of 0"),
        ("an unanswered command wrote half", e => e with { Log = [.. e.Log, SoundEvidence.Logged(6, "thing.left", SoundEvidence.Unanswered)] }, "never answered, has 2 events in the log instead of 1"),
        ("an event nobody asked for", e => e with { Log = [.. e.Log, SoundEvidence.Logged(6, "thing.left", Guid.Empty)] }, "belongs to command 00000000-0000-0000-0000-000000000000, which nobody sent"),
        ("a repetition is answered otherwise", e => ToldAgain(e, SoundEvidence.Reported, new Reply(200, null, 1)), "every repetition got the same answer"),
        ("a repetition is accepted after a rejection", e => ToldAgain(e, SoundEvidence.Rejected, new Reply(200)), "was answered with 409 thing.too-late and later with 200"),
        ("an error nobody knows", e => ToldAgain(e, SoundEvidence.Moved, new Reply(500, "unexpected")), "was answered with 500 unexpected"),
        ("an outcome is gone", e => e with { Outcomes = e.Outcomes.Where(o => o.Key != SoundEvidence.Unchanged).ToDictionary() }, "but nothing is remembered"),
        ("an outcome says otherwise", e => e with { Outcomes = e.Outcomes.ToDictionary(o => o.Key, o => o.Value.Code is null ? o.Value : o.Value with { Code = "other" }) }, "code 'other' are remembered"),
        ("a follower missed an event", e => Saw(e, s => [s[0], .. s.Skip(2)]), "everyone did not see position 2 before 3"),
        ("a follower missed the end", e => Saw(e, s => [.. s.SkipLast(1)]), "everyone stopped after position 4 and did not see 5"),
        ("a follower saw an event twice", e => Saw(e, s => [s[0], .. s]), "everyone saw position 1 twice"),
        ("a follower saw two events the other way round", e => Saw(e, s => [s[0], s[2], s[1], .. s.Skip(3)]), "everyone did not see position 2 before 3"),
        ("a follower went back", e => Saw(e, s => [.. s, s[2]]), "everyone saw position 3 after 5"),
        ("a follower saw what is not there", e => Saw(e, s => [.. s, SoundEvidence.Seen(6, "thing.left")]), "everyone saw position 6, which is not in the log"),
        ("a follower saw another event", e => Saw(e, s => [s[0] with { Name = "thing.left" }, .. s.Skip(1)]), "everyone saw thing.left"),
        ("a reader did not see the write", e => e with { Reads = [e.Reads[0] with { Seen = null }] }, "read at position 3 was 'not there' instead of 'ARRIVED'"),
        ("a row of a view is another", e => e with { Views = [e.Views[0] with { Kept = ["one", "two", "three"] }] }, "things has a row that the log does not give: three"),
        ("a row of a view is gone", e => e with { Views = [e.Views[0] with { Kept = ["one", "two"] }] }, "things lacks a row that the log gives: two"),
        ("a row of a view is there twice", e => e with { Views = [e.Views[0] with { Kept = ["one", "one", "two", "two"] }] }, "things has a row that the log does not give: one"),
        ("a workflow was told of an event twice", e => e with { Steps = [e.Steps[0], .. e.Steps] }, "watch/1 was told of position 1 after 1"),
        ("a workflow was told of what is not there", e => e with { Log = [e.Log[0] with { Name = "thing.left" }, .. e.Log.Skip(1)] }, "watch/1 was told of thing.begun at position 1, which is not in the log"),
        ("a workflow missed an event", e => e with { Log = [.. e.Log, SoundEvidence.Logged(6, "thing.begun", Guid.Empty)] }, "watch was not told of thing.begun at position 6"),
        ("a timer fired twice", e => e with { Steps = [e.Steps[0], e.Steps[1], .. e.Steps.Skip(1)] }, "the timer look fired at position 7 and was not set"),
        ("a timer fired for another instant", e => e with { Steps = [e.Steps[0], e.Steps[1] with { Step = e.Steps[1].Step with { Input = e.Steps[1].Step.Input with { Due = DateTimeOffset.UnixEpoch } } }] },
            "the timer look fired at position 7 for another instant"),
        ("a command was answered twice", e => e with { Steps = [.. e.Steps, e.Steps[2]] }, "watch/1 sent see 1 times and was answered 2 times"),
        ("a command of a workflow had two effects", e => e with { Log = [.. e.Log.Select((l, n) => n is 0 or 4 ? l with { CommandId = SoundEvidence.Sent } : l)] },
            "of a workflow had its effect more than once"),
        ("a timer was forgotten", e => e with { Unfinished = new Unfinished(1, 0, 0, 0) }, "1 timers are due and did not fire"),
        ("a command was forgotten", e => e with { Unfinished = new Unfinished(0, 2, 0, 0) }, "2 commands of workflows have no answer"),
        ("an instance is parked", e => e with { Unfinished = new Unfinished(0, 0, 3, 0) }, "3 instances are parked"),
        ("a message is dead", e => e with { Unfinished = new Unfinished(0, 0, 0, 4) }, "4 messages could not be sent"),
        ("nothing was accepted", e => e with { Commands = [] }, "no command was accepted"),
        ("nobody followed", e => e with { Followers = [] }, "nobody followed the log"),
        ("a follower saw nothing", e => Saw(e, _ => []), "everyone saw nothing"),
        ("nobody read", e => e with { Reads = [] }, "no reader got an answer that was not stale"),
        ("no workflow stepped", e => e with { Steps = [] }, "no workflow did anything"),
        ("no view has a row", e => e with { Views = [] }, "the views are empty"),
    ];

    public static TheoryData<string> Kinds => [.. Damages.Select(d => d.Damage)];

    [Fact]
    public void A_run_without_faults_has_no_findings() => Assert.Equal([], Found(SoundEvidence.Make()));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_damage_is_named(string damage)
    {
        var (_, damaged, named) = Damages.Single(d => d.Damage == damage);
        Assert.Contains(Found(damaged(SoundEvidence.Make())), f => f.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_check_finds_something_when_there_is_something()
    {
        var found = Damages.SelectMany(d => Checks.Run([d.Damaged(SoundEvidence.Make())])).Select(f => f.Check).ToHashSet();
        Assert.Equal([], Checks.All.Select(c => c.Name).Where(name => !found.Contains(name)));
    }

    private static IReadOnlyList<string> Found(TenantEvidence evidence) => [.. Checks.Run([evidence]).Select(f => f.ToString())];

    private static TenantEvidence Told(TenantEvidence evidence, Guid command, Func<Reply, Reply> change) =>
        evidence with { Commands = [.. evidence.Commands.Select(c => c.CommandId == command ? c with { Replies = [.. c.Replies.Select(change)] } : c)] };

    private static TenantEvidence ToldAgain(TenantEvidence evidence, Guid command, Reply reply) =>
        evidence with { Commands = [.. evidence.Commands.Select(c => c.CommandId == command ? c with { Replies = [.. c.Replies, reply] } : c)] };

    private static TenantEvidence Saw(TenantEvidence evidence, Func<IReadOnlyList<Sighting>, IReadOnlyList<Sighting>> change) =>
        evidence with { Followers = [evidence.Followers[0] with { Seen = change(evidence.Followers[0].Seen) }, evidence.Followers[1]] };
}
