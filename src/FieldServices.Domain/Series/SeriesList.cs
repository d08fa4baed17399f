using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;

namespace FieldServices.Domain.Series;

public static class SeriesList
{
    public static View<BookingSeriesRow> View { get; } = new View<BookingSeriesRow>(
            "series",
            1,
            DomainJson.Default,
            row => row.Id,
            [typeof(SeriesBegun), typeof(SeriesPlanned), typeof(SeriesChanged), typeof(SeriesEnded)],
            Evolve)
        .Index(row => row.CustomerId, row => row.BegunAt)
        .Index(row => row.ServiceId, row => row.BegunAt)
        .Index(row => row.BegunAt);

    private static BookingSeriesRow? Evolve(BookingSeriesRow? row, Envelope envelope) => envelope.Event switch
    {
        SeriesBegun e => new(
            envelope.Stream.Id, envelope.Version, e.Terms.ServiceId.Value, e.ServiceName, e.Terms.CustomerId, e.Rule, e.Terms.Zone, null, null, envelope.EffectiveAt),
        SeriesPlanned e => Rows.Existing(row, envelope) with { Version = envelope.Version, PlannedThrough = e.Through },
        SeriesChanged e => Rows.Existing(row, envelope) with { Version = envelope.Version, Rule = e.Rule },
        SeriesEnded e => Rows.Existing(row, envelope) with { Version = envelope.Version, EndedFrom = e.From },
        _ => throw new UnhandledEventException(nameof(SeriesList), envelope.Event),
    };
}
