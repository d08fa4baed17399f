using FieldServices.Domain.Bookings.Slots;
using FieldServices.EventStore;
using Microsoft.Extensions.Caching.Memory;

namespace FieldServices.Api.Reads.Fields;

/// <summary>
/// The rosters that slots were last found in, with how far the views had come then. As long as none of them has moved on, they are the
/// same. Safe to use by many at once.
/// </summary>
internal sealed class RosterCache : IDisposable
{
    /// <summary>So many bookings, technicians and entries are remembered in all, some hundred bytes each.</summary>
    private const int MostRemembered = 500_000;

    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(10);
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MostRemembered });

    /// <summary>What is remembered of a tenant's days; null when nothing is, or a view has moved on since.</summary>
    public IReadOnlyList<Roster>? Find(TenantId tenant, DateTimeOffset from, DateTimeOffset until, IReadOnlyList<long> positions) =>
        cache.TryGetValue((tenant, from, until), out Remembered? found) && found!.Positions.SequenceEqual(positions) ? found.Rosters : null;

    /// <summary>Remembers what was read after the views had come so far; what came in between only makes it be read again.</summary>
    public void Keep(TenantId tenant, DateTimeOffset from, DateTimeOffset until, IReadOnlyList<long> positions, IReadOnlyList<Roster> rosters) =>
        cache.Set((tenant, from, until), new Remembered(positions, rosters), new MemoryCacheEntryOptions { Size = 1 + rosters.Sum(r => 1 + r.Busy.Count), SlidingExpiration = Unused });

    public void Dispose() => cache.Dispose();

    private sealed record Remembered(IReadOnlyList<long> Positions, IReadOnlyList<Roster> Rosters);
}
