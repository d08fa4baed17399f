using FieldServices.Soak.Evidence;

namespace FieldServices.Soak.Checking;

/// <summary>A run in which nothing happened proves nothing.</summary>
internal static class Presence
{
    public static IEnumerable<string> Differences(TenantEvidence evidence)
    {
        if (!evidence.Commands.Any(c => c.Settled?.Kind == ReplyKind.Accepted))
            yield return "no command was accepted";
        if (evidence.Followers.Count == 0)
            yield return "nobody followed the log";
        foreach (var follower in evidence.Followers.Where(f => f.Seen.Count == 0))
            yield return $"{follower.Name} saw nothing";
        if (evidence.Reads.All(r => r.Stale))
            yield return "no reader got an answer that was not stale";
        if (evidence.Steps.Count == 0)
            yield return "no workflow did anything";
        if (evidence.Views.Sum(v => v.Rebuilt.Count) == 0)
            yield return "the views are empty";
    }
}
