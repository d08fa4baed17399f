using FieldServices.Soak.Evidence;

namespace FieldServices.Scenarios.Crashes;

/// <summary>What a small run without faults leaves behind.</summary>
internal static class SoundEvidence
{
    public const string Actor = "admin/key:soak";
    public static readonly Guid Reported = new("00000000-0000-0000-0000-00000000000a");
    public static readonly Guid Moved = new("00000000-0000-0000-0000-00000000000b");
    public static readonly Guid Rejected = new("00000000-0000-0000-0000-00000000000c");
    public static readonly Guid Mismatched = new("00000000-0000-0000-0000-00000000000d");
    public static readonly Guid Unanswered = new("00000000-0000-0000-0000-00000000000e");
    public static readonly Guid Unchanged = new("00000000-0000-0000-0000-00000000000f");
    public static readonly Guid Sent = new("00000000-0000-0000-0000-000000000010");
    private static readonly Guid Thing = new("00000000-0000-0000-0000-000000000001");
    private static readonly string Stream = $"thing/{Thing}";
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    public static TenantEvidence Make() => new()
    {
        Tenant = "sound",
        Actor = Actor,
        Log =
        [
            Logged(1, "thing.begun", Reported),
            Logged(2, "thing.left", Moved),
            Logged(3, "thing.arrived", Moved),
            Logged(4, "thing.seen", Unanswered),
            Logged(5, "thing.timed-out", Guid.NewGuid()) with { Actor = "system/timer" },
        ],
        Head = 5,
        Steps =
        [
            new(6, "watch/1", new(1, new("event", "thing.begun", Stream, 1), [new("set-timer", "look", Due: Noon), new("send", "thing.see", "see", Sent)], false)),
            new(7, "watch/1", new(1, new("timer", "look", Due: Noon), [], false)),
            new(8, "watch/1", new(1, new("answer", "see", Outcome: "accepted"), [], true)),
        ],
        Versions = new Dictionary<string, long> { [Stream] = 5 },
        Outcomes = new Dictionary<Guid, StoredOutcome>
        {
            [Reported] = new(Stream, 1, 1, ["thing.begun"], null),
            [Moved] = new(Stream, 3, 3, ["thing.left", "thing.arrived"], null),
            [Rejected] = new(Stream, null, null, [], "thing.too-late"),
            [Unanswered] = new(Stream, 4, 4, ["thing.seen"], null),
            [Unchanged] = new(Stream, 3, 3, [], null),
        },
        Commands =
        [
            new(Reported, "thing.begin", null, [new Reply(0), Accepted(201, 1, "thing.begun"), Accepted(201, 1, "thing.begun")]),
            new(Moved, "thing.move", 1, [Accepted(200, 3, "thing.left", "thing.arrived")]),
            new(Rejected, "thing.begin", null, [new Reply(409, "idempotency-in-flight"), new Reply(409, "thing.too-late", 7)]),
            new(Mismatched, "thing.move", 1, [new Reply(412, "version-mismatch", 1), new Reply(412, "version-mismatch", 2)]),
            new(Unanswered, "thing.see", null, [new Reply(0), new Reply(503, "database-unavailable")]),
            new(Unchanged, "thing.move", null, [Accepted(200, 3)]),
        ],
        Followers =
        [
            new("everyone", null, [Seen(1, "thing.begun"), Seen(2, "thing.left"), Seen(3, "thing.arrived"), Seen(4, "thing.seen"), Seen(5, "thing.timed-out")]),
            new("someone", ["thing.left", "thing.seen"], [Seen(2, "thing.left"), Seen(4, "thing.seen")]),
        ],
        Reads = [new(Stream, 3, "ARRIVED", "ARRIVED", false), new(Stream, 3, "ARRIVED", "BEGUN", true)],
        Views = [new("things", ["one", "two", "two"], ["two", "one", "two"])],
    };

    public static LoggedEvent Logged(long position, string name, Guid command) => new(position, Stream, position, name, Noon.AddSeconds(position), command, Actor);

    public static Sighting Seen(long position, string name) => new(position, Stream, position, name);

    private static Reply Accepted(int status, long version, params string[] events) =>
        new(status, null, (ulong)version) { Id = Thing, Version = version, Position = version, Events = events };
}
