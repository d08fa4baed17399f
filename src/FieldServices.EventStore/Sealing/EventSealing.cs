using FieldServices.EventStore.Appending;

namespace FieldServices.EventStore.Sealing;

/// <summary>
/// Seals the personal data of events before they are stored: nothing behind it ever sees a clear value. Costs nothing for events
/// without personal data. Safe for concurrent use.
/// </summary>
internal sealed class EventSealing(EventCatalog catalog, KeyRing keys, LookupNotes notes, SealingOptions options)
{
    /// <summary>An append with the bodies that are stored.</summary>
    public async ValueTask<EncodedAppend> EncodeAsync(Append append, CancellationToken cancellationToken)
    {
        if (append.Events.Count == 0)
            throw new ArgumentException("An append needs at least one event.", nameof(append));
        var types = new EventType[append.Events.Count];
        var bodies = new byte[types.Length][];
        for (var i = 0; i < types.Length; i++)
        {
            types[i] = catalog.Of(append.Events[i]);
            bodies[i] = (await WriteAsync(append.Tenant, append.Stream, types[i], append.Events[i], cancellationToken)).Json;
        }
        return new EncodedAppend(append, types, bodies);
    }

    /// <summary>The same events with their personal data sealed; the same objects where there was nothing to seal.</summary>
    public async ValueTask<IReadOnlyList<object>> SealAsync(TenantId tenant, StreamId stream, IReadOnlyList<object> events, CancellationToken cancellationToken)
    {
        object[]? copy = null;
        for (var i = 0; i < events.Count; i++)
        {
            var type = catalog.Of(events[i]);
            if (type.SubjectOf is null || options.IsOff)
                continue;
            var (json, found) = await WriteAsync(tenant, stream, type, events[i], cancellationToken);
            if (found > 0)
                (copy ??= [.. events])[i] = EventCatalog.Deserialize(type, json);
        }
        return copy ?? events;
    }

    private async ValueTask<(byte[] Json, int Found)> WriteAsync(TenantId tenant, StreamId stream, EventType type, object @event, CancellationToken cancellationToken)
    {
        if (options.IsOff || type.SubjectOf?.Invoke(@event, stream)?.ToString() is not { } subject)
            return (catalog.Serialize(@event), 0);
        var key = keys.Remembered(tenant, subject);
        var written = SealingPass.Write(@event, type.Json, key, options.Lookups);
        if (written.Found > 0 && key is null)
            written = SealingPass.Write(@event, type.Json, await keys.UsableAsync(tenant, subject, cancellationToken), options.Lookups);
        if (written.Lookups is { } lookups)
            await notes.AddAsync(tenant, lookups, cancellationToken);
        return (written.Json, written.Found);
    }
}
