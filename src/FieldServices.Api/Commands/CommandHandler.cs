using System.Text.Json.Nodes;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Archiving;
using FieldServices.EventStore.Caching;
using FieldServices.EventStore.Clocks;
using FieldServices.EventStore.Reading;

namespace FieldServices.Api.Commands;

/// <summary>
/// The one way in: load and fold, decide, append. Every door (HTTP, import, and what is to come) ends here.
/// When the sender named no version, a lost race is decided again on the newer state.
/// </summary>
public sealed class CommandHandler(EventLog log, StateCache states, CommandsInFlight inFlight, TenantClocks clocks, IReadOnlyList<Module> modules)
{
    private const int Attempts = 20;
    private readonly Turns turns = new();
    private readonly StreamArchive archive = new(log);
    private readonly Facts facts = new(log, states);
    private readonly CarriedCommands carriage = new(log, states, modules);

    public async Task<CommandResult> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        if (request.Key is null || request.DryRun)
            return await DecideUntilSettledAsync(request, Guid.CreateVersion7(), cancellationToken);
        var commandId = CommandIdentity.For(request.Tenant, request.Command.FullName, request.StreamId, request.Key);
        using var mark = inFlight.TryEnter(commandId);
        if (mark is null)
            return new CommandResult.InFlight();
        var result = await DecideUntilSettledAsync(request, commandId, cancellationToken);
        return IsRecorded(result) ? result : await ReplayAsync(request, commandId, cancellationToken) ?? result;
    }

    // Repetitions are rare, so they are not looked for first: recording the outcome finds them. What records nothing has to look.
    private static bool IsRecorded(CommandResult result) => result is CommandResult.Accepted { Events.Count: > 0 } or CommandResult.Rejected;

    private async Task<CommandResult?> ReplayAsync(CommandRequest request, Guid commandId, CancellationToken cancellationToken) =>
        await log.FindOutcomeAsync(request.Tenant, commandId, cancellationToken) is { } outcome
            ? Outcomes.Replay(outcome, request)
            : null;

    private async Task<CommandResult> DecideUntilSettledAsync(CommandRequest request, Guid commandId, CancellationToken cancellationToken)
    {
        var collided = false;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                using var turn = collided ? await turns.TakeAsync(request.Tenant, request.StreamOf(request.StreamId!.Value), cancellationToken) : null;
                if (await DecideAsync(request, commandId, remembered: attempt == 1, cancellationToken) is { } result)
                    return result;
            }
            catch (ConcurrencyException) when (request.ExpectedVersion is null && request.StreamId is not null)
            {
                // Someone else was faster: the rules are asked again about what is true now.
                collided = true;
            }
            catch (ConcurrencyException e) when ((attempt == 1 && request.StreamId is not null) || e.Stream.Type != request.Module.Subject)
            {
                // Perhaps only our memory was behind, or a part of the thing has changed; what is true now tells whether the sender's version is.
            }
            catch (ConcurrencyException)
            {
                return new CommandResult.VersionMismatch((await LoadAsync(request, remembered: false, cancellationToken)).Version);
            }
            catch (StreamArchivedException archived)
            {
                return new CommandResult.Archived(archived.Stream);
            }
            catch (CommandRecordedException)
            {
                // The command was finished before: this is a repetition, or another node was faster.
                return (await ReplayAsync(request, commandId, cancellationToken))!;
            }
        }
        return new CommandResult.Contended();
    }

    /// <summary>Null when a remembered state led to anything but an append: only an append finds out that it was behind, so ask again.</summary>
    private async Task<CommandResult?> DecideAsync(CommandRequest request, Guid commandId, bool remembered, CancellationToken cancellationToken)
    {
        var current = await LoadAsync(request, remembered, cancellationToken);
        var mayBeBehind = remembered && request.StreamId is not null;
        if (!request.Command.Starts && current.Version == 0)
            return mayBeBehind ? null : new CommandResult.NotFound();
        if (request.ExpectedVersion is { } expected && expected != current.Version)
            return mayBeBehind ? null : new CommandResult.VersionMismatch(current.Version);
        var now = await EffectiveTimeAsync(request, current, cancellationToken);
        var fact = await facts.LoadAsync(request.Tenant, request.Command, current.State, request.Body, request.StreamId is { } own ? request.StreamOf(own) : null, cancellationToken);
        var decision = request.Command.Decide(current.State, request.Body is ISigned signed ? signed.SignedBy(request.Actor) : request.Body, fact, now);
        try
        {
            return await SettleAsync(request, commandId, current, decision, now, mayBeBehind, cancellationToken);
        }
        // Somebody else was faster with what the decision chose: it chooses again.
        catch (ClaimTakenException) when (fact is EveryFact && !request.DryRun)
        {
            return null;
        }
        catch (ClaimTakenException taken)
        {
            return await RejectAsync(request, commandId, current, request.Module.Taken(taken.Kind, taken.Holder), cancellationToken);
        }
        catch (CarriedRefusedException refused)
        {
            return mayBeBehind ? null : await RejectAsync(request, commandId, current, refused.Reason, cancellationToken);
        }
    }

    private async Task<CommandResult?> SettleAsync(
        CommandRequest request, Guid commandId, Folded<object> current, Decision<object> decision, DateTimeOffset now, bool mayBeBehind, CancellationToken cancellationToken) =>
        decision switch
        {
            Decision<object>.Accepted { Events.Count: > 0 } accepted when !request.DryRun => await AppendAsync(request, commandId, current, accepted.Events, now, cancellationToken),
            _ when mayBeBehind => null,
            Decision<object>.Accepted accepted => await AcceptAsync(request, commandId, current, accepted.Events, now, cancellationToken),
            Decision<object>.Rejected rejected => await RejectAsync(request, commandId, current, rejected.Reason, cancellationToken),
            _ => throw new InvalidOperationException("A decision is accepted or rejected."),
        };

    private async Task<CommandResult> AppendAsync(
        CommandRequest request, Guid commandId, Folded<object> current, IReadOnlyList<object> events, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stream = request.StreamOf(request.StreamId ?? Guid.CreateVersion7());
        events = await log.SealAsync(request.Tenant, stream, events, cancellationToken);
        var (answer, claims) = After(request, stream, current, events);
        var append = new Append(
            request.Tenant, stream, ExpectedVersion.After(current.Version), events, now,
            request.OriginOf(commandId), request.NoteFor(Outcomes.ToBytes(answer))) { Claims = claims.Claims, Releases = claims.Releases };
        var carried = await carriage.DecideAsync(request, stream, commandId, current.State, events, now, cancellationToken);
        var appended = carried.Count == 0 ? await log.AppendAsync(append, cancellationToken) : await carriage.AppendAsync(append, carried, cancellationToken);
        states.Advance(append, appended, current, request.Module.Fold);
        return new CommandResult.Accepted(
            stream, appended.Version, appended.Position, [.. events.Select(e => log.Catalog.Of(e).Name)], answer, request.Command.Starts);
    }

    // A dry run, or a command that finds everything as it wants it. The latter is remembered like any other outcome: its
    // repetition must not change what came after it.
    private async Task<CommandResult> AcceptAsync(
        CommandRequest request, Guid commandId, Folded<object> current, IReadOnlyList<object> events, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stream = request.StreamOf(request.StreamId ?? Guid.CreateVersion7());
        var (answer, claims) = After(request, stream, current, events);
        if (claims.Claims.Count > 0)
            await log.CheckClaimsAsync(request.Tenant, stream, claims.Claims, cancellationToken);
        await carriage.CheckAsync(await carriage.DecideAsync(request, stream, commandId, current.State, events, now, cancellationToken), cancellationToken);
        if (request.DryRun && current.Version > 0 && await archive.IsArchivedAsync(request.Tenant, stream, cancellationToken))
            return new CommandResult.Archived(stream);
        if (request.DryRun)
            return new CommandResult.WouldAccept([.. events.Select(e => (log.Catalog.Of(e), e))], answer);
        if (request.NoteFor(Outcomes.ToBytes(answer)) is { } note)
            await log.RecordUnchangedAsync(
                request.Tenant, stream, current.Version, current.Position, request.OriginOf(commandId), note, cancellationToken);
        return new CommandResult.Accepted(stream, current.Version, current.Position, [], answer, Started: false);
    }

    // What the events make true: the answer, and what the thing must have for itself alone from now on.
    private static (JsonNode? Answer, ClaimChanges Claims) After(CommandRequest request, StreamId stream, Folded<object> current, IReadOnlyList<object> events)
    {
        var module = request.Module;
        var after = events.Aggregate(current.State, module.Evolve);
        return (
            Outcomes.AnswerJson(module.AnswerFor(stream.Id, after)),
            module.ClaimKinds.Count == 0 ? ClaimChanges.None : ClaimChanges.Between(module.ClaimsOf(current.State), module.ClaimsOf(after)));
    }

    private async Task<CommandResult> RejectAsync(
        CommandRequest request, Guid commandId, Folded<object> current, Rejection reason, CancellationToken cancellationToken)
    {
        var rejected = new CommandResult.Rejected(reason, request.Module.AllowedCommands(current.State));
        if (!request.DryRun && request.NoteFor(Outcomes.ToBytes(rejected)) is { } note)
            await log.RecordRejectionAsync(
                request.Tenant, request.StreamOf(request.StreamId ?? Guid.Empty), request.OriginOf(commandId), note, cancellationToken);
        return rejected;
    }

    private async Task<Folded<object>> LoadAsync(CommandRequest request, bool remembered, CancellationToken cancellationToken)
    {
        if (request.StreamId is not { } id)
            return new Folded<object>(request.Module.Initial, 0, 0, null);
        var (tenant, stream, module) = (request.Tenant, request.StreamOf(id), request.Module);
        return remembered
            ? await states.LoadAsync(tenant, stream, module.Fold, cancellationToken)
            : await states.RefreshAsync(tenant, stream, module.Fold, cancellationToken);
    }

    // The clocks of two nodes differ a little; a thing's own history never runs backwards because of that.
    private async ValueTask<DateTimeOffset> EffectiveTimeAsync(CommandRequest request, Folded<object> current, CancellationToken cancellationToken)
    {
        if (request.EffectiveAt is { } given)
            return given;
        var now = await clocks.NowAsync(request.Tenant, cancellationToken);
        return current.EffectiveAt is { } last && last > now ? last : now;
    }
}
