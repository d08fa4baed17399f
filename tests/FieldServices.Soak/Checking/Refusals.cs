using FieldServices.Soak.Evidence;

namespace FieldServices.Soak.Checking;

/// <summary>Whoever was told that nothing happened can rely on it; who was told nothing finds everything or nothing.</summary>
internal static class Refusals
{
    public static IEnumerable<string> Differences(TenantEvidence evidence)
    {
        var written = evidence.Log.ToLookup(e => e.CommandId);
        foreach (var command in evidence.Commands.Where(c => c.Settled?.Kind != ReplyKind.Accepted))
        {
            var count = written[command.CommandId].Count();
            var left = command.Settled is null ? evidence.Outcomes.GetValueOrDefault(command.CommandId)?.Events.Count ?? 0 : 0;
            if (count != left)
                yield return $"{command.Name} {command.CommandId}, {(command.Settled is { } reply ? $"refused with {reply.Status} {reply.Code}" : "never answered")}, has {count} events in the log instead of {left}";
        }
    }
}
