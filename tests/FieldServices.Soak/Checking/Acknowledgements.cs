using FieldServices.Soak.Evidence;

namespace FieldServices.Soak.Checking;

/// <summary>The events of an accepted command stand in the log exactly once, where the answer says, and follow the version that was demanded.</summary>
internal static class Acknowledgements
{
    public static IEnumerable<string> Differences(TenantEvidence evidence)
    {
        var written = evidence.Log.ToLookup(e => e.CommandId);
        foreach (var command in evidence.Commands)
        {
            if (command.Settled is { Kind: ReplyKind.Accepted } reply && Difference(command, reply, [.. written[command.CommandId]]) is { } difference)
                yield return $"{command.Name} {command.CommandId}, acknowledged at position {reply.Position}: {difference}";
        }
    }

    private static string? Difference(SentCommand command, Reply reply, IReadOnlyList<LoggedEvent> written)
    {
        if (written.Count != reply.Events.Count)
            return $"{reply.Events.Count} events were promised and {written.Count} are in the log";
        for (var i = 0; i < written.Count; i++)
        {
            var behind = written.Count - 1 - i;
            var promised = (reply.Position - behind, reply.Version - behind, reply.Events[i]);
            if ((written[i].Position, written[i].Version, written[i].Name) != promised || !written[i].Stream.EndsWith(reply.Id.ToString(), StringComparison.Ordinal))
                return $"{reply.Events[i]} of {reply.Id} was promised as version {promised.Item2}, but the log has {written[i].Name} as version {written[i].Version} of {written[i].Stream} at position {written[i].Position}";
        }
        return command.IfMatch is { } demanded && reply.Version != demanded + written.Count
            ? $"version {demanded} was demanded, but version {reply.Version} was answered for {written.Count} events"
            : null;
    }
}
