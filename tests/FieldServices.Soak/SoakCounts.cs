using System.Globalization;
using FieldServices.Soak.Evidence;

namespace FieldServices.Soak;

/// <summary>How much happened in a run.</summary>
public sealed record SoakCounts
{
    public int Events { get; init; }

    public int Commands { get; init; }

    public int Accepted { get; init; }

    public int Rejected { get; init; }

    public int Mismatched { get; init; }

    public int Unanswered { get; init; }

    /// <summary>Requests that were repeated because nothing, or nothing final, came back.</summary>
    public int Retries { get; init; }

    /// <summary>Replies to a key that had been answered before.</summary>
    public int Repetitions { get; init; }

    public int Reads { get; init; }

    public int StaleReads { get; init; }

    public int Sightings { get; init; }

    public int Resumes { get; init; }

    public int Kills { get; init; }

    public int DatabaseCrashes { get; init; }

    /// <summary>The longest time in which no command of anybody was answered.</summary>
    public TimeSpan LongestSilence { get; init; }

    /// <summary>The longest that one command took, with all of its retries.</summary>
    public TimeSpan LongestCommand { get; init; }

    public IEnumerable<(string Name, double Value, string Unit)> Figures =>
    [
        ("events", Events, "events"), ("commands", Commands, "commands"), ("accepted", Accepted, "commands"), ("rejected", Rejected, "commands"),
        ("mismatched", Mismatched, "commands"), ("unanswered", Unanswered, "commands"), ("retries", Retries, "requests"),
        ("repetitions", Repetitions, "requests"), ("reads", Reads, "queries"), ("stale_reads", StaleReads, "queries"),
        ("sightings", Sightings, "events"), ("resumes", Resumes, "connections"), ("kills", Kills, "kills"),
        ("database_crashes", DatabaseCrashes, "crashes"), ("longest_silence", LongestSilence.TotalSeconds, "s"),
        ("longest_command", LongestCommand.TotalSeconds, "s"),
    ];

    public IEnumerable<string> Lines => Figures.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name.Replace('_', ' '),-20}{f.Value,12:0.##} {f.Unit}"));

    internal static SoakCounts Of(IReadOnlyCollection<TenantEvidence> evidence)
    {
        var commands = evidence.SelectMany(e => e.Commands).ToList();
        int Settled(ReplyKind kind) => commands.Count(c => c.Settled?.Kind == kind);
        var reads = evidence.SelectMany(e => e.Reads).ToList();
        return new SoakCounts
        {
            Events = evidence.Sum(e => e.Log.Count),
            Commands = commands.Count,
            Accepted = Settled(ReplyKind.Accepted),
            Rejected = Settled(ReplyKind.Rejected),
            Mismatched = Settled(ReplyKind.Mismatched),
            Unanswered = commands.Count(c => c.Settled is null),
            Retries = commands.Sum(c => c.Replies.Count(r => r.Kind == ReplyKind.Later)),
            Repetitions = commands.Sum(c => Math.Max(0, c.Replies.Count(r => r.Kind != ReplyKind.Later) - 1)),
            Reads = reads.Count,
            StaleReads = reads.Count(r => r.Stale),
            Sightings = evidence.Sum(e => e.Followers.Sum(f => f.Seen.Count)),
        };
    }
}
