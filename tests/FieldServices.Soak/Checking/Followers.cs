using FieldServices.Soak.Evidence;

namespace FieldServices.Soak.Checking;

/// <summary>A follower saw every event that it asked for exactly once, in the order of the log, however often it was cut off.</summary>
internal static class Followers
{
    public static IEnumerable<string> Differences(TenantEvidence evidence) =>
        from follower in evidence.Followers
        let difference = Difference(follower, [.. evidence.Log.Where(e => follower.Types?.Contains(e.Name) ?? true)])
        where difference is not null
        select $"{follower.Name} {difference}";

    // The first difference; what follows it is usually its echo.
    private static string? Difference(FollowerTrace follower, IReadOnlyList<LoggedEvent> log)
    {
        var last = 0L;
        for (var i = 0; i < follower.Seen.Count; i++)
        {
            var seen = follower.Seen[i];
            if (seen.Position == last)
                return $"saw position {last} twice";
            if (seen.Position < last)
                return $"saw position {seen.Position} after {last}";
            if (i >= log.Count)
                return $"saw position {seen.Position}, which is not in the log";
            if (seen.Position > log[i].Position)
                return $"did not see position {log[i].Position} before {seen.Position}";
            if (seen != new Sighting(log[i].Position, log[i].Stream, log[i].Version, log[i].Name))
                return $"saw {seen.Name} of {seen.Stream}, version {seen.Version}, at position {seen.Position}, where the log has {log[i].Name} of {log[i].Stream}, version {log[i].Version}, at position {log[i].Position}";
            last = seen.Position;
        }
        return follower.Seen.Count < log.Count ? $"stopped after position {last} and did not see {log[follower.Seen.Count].Position}" : null;
    }
}
