using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Reading;

namespace FieldServices.EventStore.Placing;

/// <summary>The logs of the tenants of one database.</summary>
internal sealed class PartOfLog(Place place, EventCatalog catalog, AppendOptions options, bool wakes)
{
    public AppendQueue Appends { get; } = new(new LogAppender(place.Appends, options.Hashes), options, wakes ? place.WakeUps.Signal : static (_, _) => { });

    public LogReader Reader { get; } = new(place.Database, catalog);

    public CauseReader Causes { get; } = new(place.Database, catalog);

    public OutcomeTable Outcomes { get; } = new(place.Database);

    public ClaimTable Claims { get; } = new(place.Database);
}
