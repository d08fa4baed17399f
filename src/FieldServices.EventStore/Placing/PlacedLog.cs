using System.Runtime.CompilerServices;
using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Reading;

namespace FieldServices.EventStore.Placing;

/// <summary>The logs of all databases as one: each tenant's is written and read where the tenant is.</summary>
internal sealed class PlacedLog(Places places, EventCatalog catalog, AppendOptions options, bool wakes)
{
    private readonly Dictionary<Place, PartOfLog> parts = places.All.ToDictionary(p => p, p => new PartOfLog(p, catalog, options, wakes));

    public Places Places => places;

    public bool Hashes => options.Hashes;

    public Task<Appended> AppendAsync(EncodedAppend append, CancellationToken cancellationToken) =>
        places.WriteAsync(append.Append.Tenant, p => parts[p].Appends.AppendAsync(append, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<Appended>> AppendTogetherAsync(IReadOnlyList<EncodedAppend> items) =>
        places.WriteAsync(items[0].Append.Tenant, p => parts[p].AppendTogetherAsync(items));

    /// <summary>Does something with the remembered outcomes of a tenant.</summary>
    public Task<T> WriteAsync<T>(TenantId tenant, Func<OutcomeTable, Task<T>> write, CancellationToken cancellationToken) =>
        places.WriteAsync(tenant, p => write(parts[p].Outcomes), cancellationToken);

    public Task<T> ReadAsync<T>(TenantId tenant, Func<PartOfLog, Task<T>> read, CancellationToken cancellationToken) =>
        places.ReadAsync(tenant, p => read(parts[p]), cancellationToken);

    /// <summary>Reads one page of the log; a tenant that left in the middle is followed, because its positions stay as they are.</summary>
    public async IAsyncEnumerable<Envelope> ReadLogAsync(
        TenantId tenant, long after, int limit, IReadOnlyCollection<string>? types, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var place = await places.OfAsync(tenant, cancellationToken);
            await foreach (var envelope in parts[place].Reader.ReadLogAsync(tenant, after, limit, types, cancellationToken))
            {
                (after, limit) = (envelope.Position, limit - 1);
                yield return envelope;
            }
            if (limit == 0 || await places.IsStillInAsync(place, tenant, attempt, cancellationToken))
                yield break;
        }
    }

    /// <summary>Reads a stream, each event with its size; a tenant that left in the middle is followed, because its versions stay as they are.</summary>
    public async IAsyncEnumerable<(Envelope Envelope, int Size)> ReadSizedAsync(
        TenantId tenant, StreamId stream, StreamRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var place = await places.OfAsync(tenant, cancellationToken);
            // Backwards the newest come first, so it has to be known beforehand that they are here.
            if (range.Backwards && !await places.IsStillInAsync(place, tenant, attempt, cancellationToken))
                continue;
            await foreach (var sized in parts[place].Reader.ReadSizedAsync(tenant, stream, range, cancellationToken))
            {
                range = range with { FromVersion = range.Backwards ? range.FromVersion : sized.Envelope.Version + 1, Limit = range.Limit - 1 };
                yield return sized;
            }
            if (range.Backwards || range.Limit == 0 || await places.IsStillInAsync(place, tenant, attempt, cancellationToken))
                yield break;
        }
    }

    /// <summary>Forgets old outcomes in every database.</summary>
    public async Task<int> ForgetOutcomesAsync(TimeSpan olderThan, IReadOnlyCollection<Guid> except, int atOnce, CancellationToken cancellationToken)
    {
        var forgotten = 0;
        foreach (var part in parts.Values)
            forgotten += await part.Outcomes.ForgetAsync(olderThan, except, atOnce, cancellationToken);
        return forgotten;
    }
}
