using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.EventStore.Caching;

namespace FieldServices.Api.Commands;

/// <summary>Reads what decisions need to know of other things. No append checks a fact, so it is always read as it is now.</summary>
internal sealed class Facts(EventLog log, StateCache states)
{
    private readonly Neighbours neighbours = new(log, states);

    /// <param name="tenant">The owner.</param>
    /// <param name="command">What is to be decided.</param>
    /// <param name="state">The state of the thing.</param>
    /// <param name="body">The command record.</param>
    /// <param name="own">The thing's own stream; null when it is not known yet.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<object?> LoadAsync(TenantId tenant, Command command, object state, object body, StreamId? own, CancellationToken cancellationToken) =>
        LoadAsync(tenant, command, state, body, own, own is { } stream ? [stream] : [], cancellationToken);

    /// <inheritdoc cref="LoadAsync(TenantId, Command, object, object, StreamId?, CancellationToken)"/>
    /// <param name="together">What is changed in the same append: what these claim now says nothing of what they claim then.</param>
    public async Task<object?> LoadAsync(
        TenantId tenant, Command command, object state, object body, StreamId? own, IReadOnlyCollection<StreamId> together, CancellationToken cancellationToken)
    {
        if (command.NeedsPast && own is { } stream)
            return await PastAsync(tenant, stream, cancellationToken);
        if (command.Facts is not { } source)
            return null;
        if (source.IdFor(own, state, body) is { } id)
            return await OneAsync(tenant, source, id, cancellationToken) is { } fact ? await WithBesideAsync(tenant, source, id, fact, state, body, together, cancellationToken) : null;
        return source.OrAll ? await AllAsync(tenant, source, state, body, together, cancellationToken) : null;
    }

    private async Task<object?> OneAsync(TenantId tenant, FactSource source, Guid id, CancellationToken cancellationToken)
    {
        if (await StateOfAsync(tenant, source.Module, id, cancellationToken) is not { } fact)
            return null;
        return source.Further is { } further
            ? new FactPair(fact, await StateOfAsync(tenant, further.Module, further.IdFor(fact), cancellationToken))
            : fact;
    }

    private async Task<object> WithBesideAsync(
        TenantId tenant, FactSource source, Guid id, object fact, object state, object body, IReadOnlyCollection<StreamId> together, CancellationToken cancellationToken) =>
        source.Beside is { } beside && fact is FactPair pair && beside.Around(state, body) is { } span
            ? pair with { Beside = await neighbours.OfAsync(tenant, beside, beside.Keys(id, pair.First), span, together, cancellationToken) }
            : fact;

    private async Task<EveryFact> AllAsync(
        TenantId tenant, FactSource source, object state, object body, IReadOnlyCollection<StreamId> together, CancellationToken cancellationToken)
    {
        var facts = new Dictionary<Guid, FactPair>();
        var streams = await log.StreamsAsync(tenant, source.Module.Subject, EveryFact.Most + 1, cancellationToken);
        if (streams.Count > EveryFact.Most)
            return EveryFact.TooMany;
        foreach (var stream in streams)
        {
            if (await OneAsync(tenant, source, stream.Id, cancellationToken) is FactPair pair)
                facts[stream.Id] = (FactPair)await WithBesideAsync(tenant, source, stream.Id, pair, state, body, together, cancellationToken);
        }

        return new EveryFact(facts);
    }

    private async Task<object?> StateOfAsync(TenantId tenant, Module module, Guid? id, CancellationToken cancellationToken) =>
        id is { } given && await states.RefreshAsync(tenant, new StreamId(module.Subject, given), module.Fold, cancellationToken) is { Version: > 0 } fact
            ? fact.State
            : null;

    private async Task<IReadOnlyList<Envelope>> PastAsync(TenantId tenant, StreamId stream, CancellationToken cancellationToken)
    {
        var past = new List<Envelope>();
        await foreach (var envelope in log.ReadStreamAsync(tenant, stream, cancellationToken: cancellationToken))
            past.Add(envelope);
        return past;
    }
}
