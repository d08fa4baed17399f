using System.Runtime.CompilerServices;
using System.Text.Json;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.EventStore.Reading;

namespace FieldServices.Api.Audit;

/// <summary>What the log tells of a thing, as one reader sees it: the one way to it for GraphQL, HTTP and the command line.</summary>
public sealed class Histories(EventLog log, IReadOnlyList<Module> modules)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>The kinds of streams that have a history.</summary>
    public IReadOnlyList<string> Kinds { get; } = StreamTypes.Of(modules);

    /// <summary>The kinds of things that have a state; instances of workflows tell theirs otherwise.</summary>
    public IReadOnlyList<string> Things { get; } = [.. modules.Select(m => m.Subject)];

    public async IAsyncEnumerable<HistoryEntry> ReadAsync(
        TenantId tenant, StreamId stream, StreamRange? range, Sight sight, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var envelope in log.ReadStreamAsync(tenant, stream, range, cancellationToken))
            yield return await SeenAsync(envelope, sight, cancellationToken);
    }

    /// <summary>An event as a reader sees it: what is hidden is taken out, and what is personal in the rest is opened.</summary>
    public async ValueTask<HistoryEntry> SeenAsync(Envelope envelope, Sight sight, CancellationToken cancellationToken)
    {
        var recorded = HistoryEntry.Of(envelope, sight);
        return recorded with { Body = await log.Personal.OpenAsync(envelope.Tenant, recorded.Body, cancellationToken) };
    }

    /// <summary>The event at a position; null when there is none.</summary>
    public async Task<HistoryEntry?> AtAsync(TenantId tenant, long position, Sight sight, CancellationToken cancellationToken)
    {
        await foreach (var envelope in log.ReadLogAsync(tenant, position - 1, 1, null, cancellationToken))
            return envelope.Position == position ? await SeenAsync(envelope, sight, cancellationToken) : null;
        return null;
    }

    /// <summary>A thing as it was; null when it did not exist then.</summary>
    public async Task<PastState?> StateAsync(TenantId tenant, StreamId stream, StreamRange range, Sight sight, CancellationToken cancellationToken)
    {
        var module = modules.Single(m => m.Subject == stream.Type);
        var folded = await log.FoldAsync(tenant, stream, module.Initial, module.Evolve, range, cancellationToken);
        if (folded.Version == 0)
            return null;
        var json = JsonSerializer.SerializeToNode(folded.State, folded.State.GetType(), Web)!;
        var hidden = sight.Hide(folded.State.GetType(), json);
        json = await log.Personal.OpenAsync(tenant, json, cancellationToken);
        return new PastState(stream, folded.Version, folded.Position, folded.EffectiveAt!.Value, module.StatusOf(folded.State), json, hidden);
    }

    /// <summary>The version that a thing had at a position of the log; 0 when it did not exist then.</summary>
    public async Task<long> VersionAtAsync(TenantId tenant, StreamId stream, long position, CancellationToken cancellationToken)
    {
        await foreach (var envelope in log.ReadStreamAsync(tenant, stream, new StreamRange(Backwards: true), cancellationToken))
        {
            if (envelope.Position <= position)
                return envelope.Version;
        }
        return 0;
    }
}
