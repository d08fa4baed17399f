namespace FieldServices.EventStore.Tests.Proving;

/// <summary>Ways of changing a signed log of 300 events by SQL, and the lines that verifying answers with; also a table in docs/auditors.md.</summary>
/// <remarks>In a line, {17} is the stream and version of the event that was recorded at position 17, {17s} only the stream.</remarks>
internal static class TamperCases
{
    public const string Heading = "| what was done | what `verify` prints |";

    private const string Root = "checkpoint over 300 events: the log's first 300 events are not those that were signed";
    private const string Node = "node 1/0: the node over positions 1-256 is not the one that follows from the log";

    public static (string Name, string Line) CutEverywhere { get; } =
        ("the last events removed, and every trace of them in the log", "truncated checkpoint over 300 events: 300 events were signed, the log has 295");

    public static (string Name, string Line) CutAndForgotten { get; } =
        ("the same, and all checkpoints removed; `--checkpoint kept.txt`", "truncated checkpoint kept.txt: 300 events were signed, the log has 295");

    public static (string Name, string Line) Rewritten { get; } =
        ("the whole history rewritten with all hashes, and signed again; `--checkpoint kept.txt`", "checkpoint kept.txt: the log's first 300 events are not those that were signed");

    public static IReadOnlyList<(string Name, string Sql, string[] Lines)> All { get; } =
    [
        ("a byte of a body changed", "update eventstore.events set body = '{\"amount\":2}' where tenant_id = $1 and position = 17",
            ["changed position 17: {17} does not have the hash that follows from it"]),
        ("another actor, time or command written", "update eventstore.events set recorded_at = recorded_at + interval '1 microsecond' where tenant_id = $1 and position = 17",
            ["changed position 17: {17} does not have the hash that follows from it"]),
        ("an event changed together with its hash",
            "update eventstore.events set body = '{\"amount\":2}' where tenant_id = $1 and position = 17; update eventstore.events e set hash = eventstore.event_hash("
            + "(select hash from eventstore.events where tenant_id = $1 and position = 16), tenant_id, stream_id, command_id, command_id, command_id, position, version, recorded_at, "
            + "effective_at, name_version, stream_type, name, actor, command, body::text) where tenant_id = $1 and position = 17",
            ["changed position 18: {18} does not have the hash that follows from it", Root, Node]),
        ("an event deleted", "delete from eventstore.events where tenant_id = $1 and position = 17",
            ["missing position 17: there is no event", "unchained position 18: {18} follows version 1"]),
        ("two events exchanged",
            "update eventstore.events set position = 1000 where tenant_id = $1 and position = 200; update eventstore.events set position = 200 where tenant_id = $1 and position = 201; "
            + "update eventstore.events set position = 201 where tenant_id = $1 and position = 1000",
            ["changed position 200: {201} does not have the hash that follows from it", "changed position 201: {200} does not have the hash that follows from it",
                "time position 201: {200} was recorded before the event in front of it", Root, Node]),
        ("an event inserted behind the end",
            "insert into eventstore.events (tenant_id, position, stream_type, stream_id, version, name, name_version, body, recorded_at, effective_at, actor, command, command_id) "
            + "select tenant_id, 301, stream_type, stream_id, 6, name, name_version, body, recorded_at, effective_at, actor, command, command_id from eventstore.events where tenant_id = $1 and position = 300",
            ["stream {300s}: it has version 6, which its row does not know", "surplus position 301: it lies behind the head of the log, 300"]),
        ("a second event put beside another", "insert into eventstore.events (tenant_id, position, stream_type, stream_id, version, name, name_version, body, recorded_at, effective_at, actor, command, command_id, hash, cold) "
            + "select tenant_id, position, stream_type, stream_id, version, name, name_version, body, recorded_at, effective_at, actor, command, command_id, hash, true from eventstore.events where tenant_id = $1 and position = 17",
            ["twice position 17: there is a second event"]),
        ("the last events deleted", "delete from eventstore.events where tenant_id = $1 and position > 298",
            ["missing positions 299-300: there are no events", "stream {298s}: its row says version 5, which is not in the log"]),
        ("a stream's version lowered", "update eventstore.streams set version = 4 where tenant_id = $1 and stream_id = (select stream_id from eventstore.events where tenant_id = $1 and position = 300)",
            ["stream {300s}: it has version 5, which its row does not know"]),
        ("a checkpoint replaced", "update eventstore.log_checkpoints set note = replace(note, '300', '299') where tenant_id = $1",
            ["checkpoint over 300 events: it has no good signature of a known key"]),
        ("a checkpoint removed", "delete from eventstore.log_checkpoints where tenant_id = $1", ["checkpoint over 300 events: it was signed and is missing"]),
        ("a node of the tree changed", "update eventstore.tree_nodes set hash = sha256(hash) where tenant_id = $1", [Node]),
        ("a node of the tree removed", "delete from eventstore.tree_nodes where tenant_id = $1", ["node 1/0: the node over positions 1-256 is missing"]),
    ];

    /// <summary>The rows of the table.</summary>
    public static IEnumerable<string> Table() =>
    [
        .. All.Select(c => Row(c.Name, c.Lines)),
        .. new[] { CutEverywhere, CutAndForgotten, Rewritten }.Select(c => Row(c.Name, [c.Line])),
    ];

    private static string Row(string name, string[] lines) => $"| {name} | {string.Join("<br>", lines.Select(l => $"`{Readable(l)}`"))} |";

    private static string Readable(string line) => System.Text.RegularExpressions.Regex.Replace(
        line, @"\{(\d+)(s?)\}", m => m.Groups[2].Length > 0 ? "account/…" : $"account/… version {((int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) - 1) % 5) + 1}");
}
