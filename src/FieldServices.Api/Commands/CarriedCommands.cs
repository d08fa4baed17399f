using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Caching;
using FieldServices.EventStore.Reading;

namespace FieldServices.Api.Commands;

/// <summary>
/// Decides what a decision asks of other things, each by its own rules, and appends all of it in one transaction. So a thing that consists of
/// others is never changed by half, whatever happens meanwhile or is killed.
/// </summary>
internal sealed class CarriedCommands(EventLog log, StateCache states, IReadOnlyList<Module> modules)
{
    private readonly Facts facts = new(log, states);
    private readonly Dictionary<Type, (Module Module, Command Line)> lines =
        modules.SelectMany(m => m.Commands.Select(c => (m, c))).ToDictionary(c => c.c.ClrType);

    /// <returns>What to append besides the decision itself, in the order in which it was asked for; nothing for most decisions.</returns>
    /// <exception cref="CarriedRefusedException">One of the others does not agree.</exception>
    public async Task<IReadOnlyList<CarriedAppend>> DecideAsync(
        CommandRequest request, StreamId whole, Guid commandId, object before, IReadOnlyList<object> events, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var appends = new List<CarriedAppend>();
        var parts = request.Module.CarriedBy(whole.Id, before, events).GroupBy(c => (lines[c.Command.GetType()].Module, c.Id)).ToList();
        var together = parts.Select(p => new StreamId(p.Key.Module.Subject, p.Key.Id)).ToHashSet();
        foreach (var one in parts)
        {
            if (await DecideAsync(request, whole, commandId, one.Key.Module, [.. one], together, now, cancellationToken) is { } append)
                appends.Add(append);
        }

        return appends;
    }

    /// <summary>Appends the decision and what it carries; the others are remembered as they are then.</summary>
    /// <exception cref="CarriedRefusedException">What one of the others wants belongs to somebody else.</exception>
    public async Task<Appended> AppendAsync(Append own, IReadOnlyList<CarriedAppend> carried, CancellationToken cancellationToken)
    {
        try
        {
            var appended = await log.AppendTogetherAsync([own, .. carried.Select(c => c.Append)], cancellationToken);
            for (var i = 0; i < carried.Count; i++)
                states.Advance(carried[i].Append, appended[i + 1], carried[i].Before, carried[i].Module.Fold);
            return appended[0];
        }
        catch (ClaimTakenException taken) when (carried.FirstOrDefault(c => c.Append.Stream == taken.Claimant) is { } refused)
        {
            throw CarriedRefusedException.Of(refused.Label, refused.Module.Taken(taken.Kind, taken.Holder));
        }
    }

    /// <summary>Finds out whether the appends would be refused now for what they claim.</summary>
    /// <exception cref="CarriedRefusedException">What one of the others wants belongs to somebody else.</exception>
    public async Task CheckAsync(IReadOnlyList<CarriedAppend> carried, CancellationToken cancellationToken)
    {
        foreach (var one in carried.Where(c => c.Append.Claims.Count > 0))
        {
            try
            {
                await log.CheckClaimsAsync(one.Append.Tenant, one.Append.Stream, one.Append.Claims, cancellationToken);
            }
            catch (ClaimTakenException taken) when (carried.All(c => c.Append.Stream != taken.Holder))
            {
                throw CarriedRefusedException.Of(one.Label, one.Module.Taken(taken.Kind, taken.Holder));
            }
            catch (ClaimTakenException)
            {
                // Another part has it and may give it up in the same append, which alone knows.
            }
        }
    }

    private async Task<CarriedAppend?> DecideAsync(
        CommandRequest request, StreamId whole, Guid commandId, Module module, IReadOnlyList<Carried> carried, IReadOnlyCollection<StreamId> together,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stream = new StreamId(module.Subject, carried[0].Id);
        var current = await states.RefreshAsync(request.Tenant, stream, module.Fold, cancellationToken);
        var at = request.EffectiveAt is null && current.EffectiveAt > now ? current.EffectiveAt.Value : now;
        var (state, events) = (current.State, new List<object>());
        foreach (var (_, command, label) in carried)
        {
            var line = lines[command.GetType()].Line;
            var fact = await facts.LoadAsync(request.Tenant, line, state, command, stream, together, cancellationToken);
            var decided = line.Decide(state, command is ISigned signed ? signed.SignedBy(request.Actor) : command, fact, at, whole) switch
            {
                // Sealing makes the key of a person who has none, and a dry run leaves nothing behind.
                Decision<object>.Accepted accepted when request.DryRun => accepted.Events,
                Decision<object>.Accepted accepted => await log.SealAsync(request.Tenant, stream, accepted.Events, cancellationToken),
                Decision<object>.Rejected rejected => throw CarriedRefusedException.Of(label, rejected.Reason),
                _ => throw new InvalidOperationException("A decision is accepted or rejected."),
            };
            state = decided.Aggregate(state, module.Evolve);
            events.AddRange(decided);
        }

        return events.Count == 0 ? null : new CarriedAppend(module, carried[0].Label, current, AppendOf(request, commandId, module, stream, current, state, events, at, lines[carried[0].Command.GetType()].Line));
    }

    private static Append AppendOf(
        CommandRequest request, Guid commandId, Module module, StreamId stream, Folded<object> current, object after, IReadOnlyList<object> events, DateTimeOffset at, Command line)
    {
        var claims = ClaimChanges.Between(module.ClaimsOf(current.State), module.ClaimsOf(after));
        var origin = new Origin(
            request.Actor, line.FullName, CommandIdentity.For(request.Tenant, line.FullName, stream.Id, commandId.ToString()), request.CorrelationId, commandId);
        return new Append(request.Tenant, stream, ExpectedVersion.After(current.Version), events, at, origin) { Claims = claims.Claims, Releases = claims.Releases };
    }
}
