using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Reading;

namespace FieldServices.EventStore.Placing;

/// <summary>The logs of the tenants of one database.</summary>
internal sealed class PartOfLog
{
    private readonly LogAppender appender;
    private readonly Action<TenantId, long> written;

    public PartOfLog(Place place, EventCatalog catalog, AppendOptions options, bool wakes)
    {
        appender = new LogAppender(place.Appends, options.Hashes);
        written = wakes ? place.WakeUps.Signal : static (_, _) => { };
        Appends = new AppendQueue(appender, options, written);
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
        var results = await appender.WriteTogetherAsync(items);
        var appended = results.Select((r, i) => r.OrThrow(items[i].Append)).ToList();
        written(items[0].Append.Tenant, appended[^1].Position);
        return appended;
    }
}
