using FieldServices.Api.Security;
using FieldServices.EventStore;

namespace FieldServices.Api.Audit;

/// <summary>Follows causes upwards to what came from outside, and downwards to everything that followed, within bounds.</summary>
public sealed class Causes(EventLog log, Histories histories)
{
    public const int MostEvents = 1_000;
    public const int Deepest = 50;

    /// <param name="tenant">The owner.</param>
    /// <param name="command">The command or step to begin with.</param>
    /// <param name="depth">How many commands and steps far in each direction.</param>
    /// <param name="sight">What the reader may see.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when the command recorded nothing.</returns>
    public async Task<CausationGraph?> ReadAsync(TenantId tenant, Guid command, int depth, Sight sight, CancellationToken cancellationToken)
    {
        var found = await log.ReadOfCommandsAsync(tenant, [command], MostEvents, cancellationToken);
        if (found.Count == 0)
            return null;
        var events = found.ToDictionary(e => e.Position);
        var truncated = await UpAsync(tenant, command, depth, events, cancellationToken);
        truncated |= await DownAsync(tenant, command, depth, events, cancellationToken);
        var actions = new List<CausedAction>();
        foreach (var caused in events.Values.OrderBy(e => e.Position).GroupBy(e => e.Origin.CommandId))
            actions.Add(await ActionAsync([.. caused], sight, cancellationToken));
        return new CausationGraph(command, actions, truncated);
    }

    private async Task<bool> UpAsync(TenantId tenant, Guid command, int depth, Dictionary<long, Envelope> events, CancellationToken cancellationToken)
    {
        var cause = CauseOf(events.Values.First());
        for (var step = 0; cause is { } id; step++)
        {
            if (step == depth || events.Count >= MostEvents)
                return true;
            var found = await log.ReadOfCommandsAsync(tenant, [id], MostEvents - events.Count, cancellationToken);
            if (found.Count == 0 || !found.Any(e => events.TryAdd(e.Position, e)))
                return false;
            foreach (var envelope in found)
                events.TryAdd(envelope.Position, envelope);
            cause = CauseOf(found[0]);
        }
        return false;
    }

    private async Task<bool> DownAsync(TenantId tenant, Guid command, int depth, Dictionary<long, Envelope> events, CancellationToken cancellationToken)
    {
        HashSet<Guid> known = [command];
        IReadOnlyCollection<Guid> level = [command];
        for (var step = 0; level.Count > 0; step++)
        {
            var left = MostEvents - events.Count;
            // One more than may be told, to know whether there is more.
            var found = left > 0 ? await log.ReadCausedByAsync(tenant, level, left + 1, cancellationToken) : [];
            var fresh = found.Where(e => !events.ContainsKey(e.Position)).ToList();
            if (left <= 0 || step == depth)
                return left <= 0 || fresh.Count > 0;
            foreach (var envelope in fresh.Take(left))
                events.Add(envelope.Position, envelope);
            if (fresh.Count > left)
                return true;
            level = [.. fresh.Select(e => e.Origin.CommandId).Where(known.Add).Distinct()];
        }
        return false;
    }

    private static Guid? CauseOf(Envelope envelope) => envelope.Origin.CausationId == envelope.Origin.CommandId ? null : envelope.Origin.CausationId;

    private async Task<CausedAction> ActionAsync(IReadOnlyList<Envelope> events, Sight sight, CancellationToken cancellationToken)
    {
        var recorded = new List<HistoryEntry>();
        foreach (var envelope in events)
            recorded.Add(await histories.SeenAsync(envelope, sight, cancellationToken));
        return new CausedAction(events[0].Origin.CommandId, CauseOf(events[0]), recorded);
    }
}
