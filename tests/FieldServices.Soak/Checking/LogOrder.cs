using FieldServices.Soak.Evidence;

namespace FieldServices.Soak.Checking;

/// <summary>Positions of a tenant and versions of a stream have no gaps, and recorded times never run backwards.</summary>
internal static class LogOrder
{
    public static IEnumerable<string> Differences(TenantEvidence evidence)
    {
        var versions = new Dictionary<string, long>();
        var (position, before) = (0L, DateTimeOffset.MinValue);
        foreach (var logged in evidence.Log)
        {
            if (logged.Position != position + 1)
                yield return $"position {position} is followed by {logged.Position}";
            var version = versions.GetValueOrDefault(logged.Stream);
            if (logged.Version != version + 1)
                yield return $"{logged.Stream}: version {version} is followed by {logged.Version} at position {logged.Position}";
            if (logged.RecordedAt < before)
                yield return $"position {logged.Position} was recorded before the one in front of it";
            (position, before, versions[logged.Stream]) = (logged.Position, logged.RecordedAt, logged.Version);
        }
        if (evidence.Head != position)
            yield return $"the last position is {position}, but the store has given out {evidence.Head}";
        foreach (var stream in versions.Keys.Union(evidence.Versions.Keys).Where(s => versions.GetValueOrDefault(s) != evidence.Versions.GetValueOrDefault(s)))
            yield return $"{stream} ends at version {versions.GetValueOrDefault(stream)}, but the store says {evidence.Versions.GetValueOrDefault(stream)}";
    }
}
