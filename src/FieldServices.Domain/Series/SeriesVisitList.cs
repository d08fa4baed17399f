using System.Globalization;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;
using static FieldServices.Domain.Series.VisitStanding;

namespace FieldServices.Domain.Series;

/// <summary>The visits of all series, with those that found no time.</summary>
public static class SeriesVisitList
{
    public static View<SeriesVisitRow> View { get; } = new View<SeriesVisitRow>(
            "visits",
            1,
            DomainJson.Default,
            row => row.Id,
            [
                typeof(VisitPlanned), typeof(VisitSkipped), typeof(VisitMoved), typeof(VisitWithdrawn), typeof(VisitBooked), typeof(VisitWithoutSlot),
                typeof(VisitKept), typeof(VisitGone),
            ],
            Evolve,
            e => KeyOf(e))
        .Index(row => row.SeriesId, row => row.Day)
        .Index(row => row.Standing, row => row.Day)
        .Index(row => row.Day);

    private static Guid KeyOf(Envelope envelope) => envelope.Event switch
    {
        VisitPlanned e => Key(envelope, e.Visit.Day, e.Visit.Plan),
        VisitMoved e => Key(envelope, e.Visit.Day, e.Visit.Plan),
        VisitSkipped e => Key(envelope, e.Day, e.Plan),
        VisitWithdrawn e => Key(envelope, e.Day, e.Plan),
        VisitBooked e => Key(envelope, e.Day, e.Plan),
        VisitWithoutSlot e => Key(envelope, e.Day, e.Plan),
        VisitKept e => Key(envelope, e.Day, e.Plan),
        VisitGone e => Key(envelope, e.Day, e.Plan),
        _ => throw new UnhandledEventException(nameof(SeriesVisitList), envelope.Event),
    };

    private static Guid Key(Envelope envelope, DateOnly day, int plan) => Visit.BookingOf(envelope.Stream.Id, day, plan).Value;

    private static SeriesVisitRow? Evolve(SeriesVisitRow? row, Envelope envelope) =>
        Change(row ?? Blank(envelope), envelope.Event) with { UpdatedAt = envelope.EffectiveAt };

    private static SeriesVisitRow Change(SeriesVisitRow row, object @event) => @event switch
    {
        VisitPlanned e => row with { Day = e.Visit.Day, LocalStart = Local(e.Visit), Standing = Planned, Moved = row.Moved || DateOnly.FromDateTime(e.Visit.Start) != e.Visit.Day },
        VisitMoved e => row with { Day = e.Visit.Day, LocalStart = Local(e.Visit), Reason = e.Reason, Moved = true },
        VisitSkipped e => row with { Day = e.Day, LocalStart = null, Standing = Skipped, Reason = e.Reason },
        VisitWithdrawn e => row with { Standing = Withdrawing, Reason = e.Reason },
        VisitBooked => row with { Standing = Booked, Reason = null },
        VisitWithoutSlot e => row with { Standing = NoSlot, Reason = e.Code },
        VisitKept => row with { Standing = Kept, Reason = null },
        VisitGone => row with { Standing = row.LocalStart is null ? Skipped : Withdrawn },
        _ => throw new UnhandledEventException(nameof(SeriesVisitList), @event),
    };

    private static SeriesVisitRow Blank(Envelope envelope) =>
        new(KeyOf(envelope), envelope.Stream.Id, default, null, Planned, null, Moved: false, envelope.EffectiveAt);

    private static string Local(Visit visit) => visit.Start.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
