using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Reading;

namespace FieldServices.EventStore.Placing;

/// <summary>The logs of the tenants of one database.</summary>
internal sealed class PartOfLog
{
    private readonly LogAppender together;
    private readonly Action<TenantId, long> written;

    public PartOfLog(Place place, EventCatalog catalog, AppendOptions options, bool wakes)
    {
        // Not the few connections of the queue: any number of these may wait for one tenant, and the others must not wait with them.
        together = new LogAppender(place.Database, options.Hashes);
        written = wakes ? place.WakeUps.Signal : static (_, _) => { };
        Appends = new AppendQueue(new LogAppender(place.Appends, options.Hashes), options, written);
        Reader = new LogReader(place.Database, catalog);
        Causes = new CauseReader(place.Database, catalog);
        Outcomes = new OutcomeTable(place.Database);
        Claims = new ClaimTable(place.Database);
    }

    public AppendQueue Appends { get; }

    public LogReader Reader { get; }

    public CauseReader Causes { get; }

    public OutcomeTable Outcomes { get; }

    public ClaimTable Claims { get; }

    /// <summary>Appends to several streams of one tenant, all of them or none.</summary>
    public async Task<IReadOnlyList<Appended>> AppendTogetherAsync(IReadOnlyList<EncodedAppend> items)
    {
        var results = await together.WriteTogetherAsync(items);
        var appended = results.Select((r, i) => r.OrThrow(items[i].Append)).ToList();
        written(items[0].Append.Tenant, appended[^1].Position);
        return appended;
    }
}
