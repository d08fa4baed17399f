using FieldServices.Domain.Bookings;
using FieldServices.Domain.Calendars;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Series.Planning;
using FieldServices.Domain.Series.Visiting;
using static FieldServices.Domain.Modules.Role;
using static FieldServices.Domain.Series.SeriesStatus;

namespace FieldServices.Domain.Series;

using SeriesTable = Module<BookingSeries, SeriesEvent, SeriesStatus>;

public static class SeriesModule
{
    private static readonly CommandJson Commands = CommandJson.Default;
    private static readonly DomainJson Events = DomainJson.Default;
    private static readonly Role[] Office = [Admin, Dispatcher, Integrator];
    private static readonly Role[] Desk = [Admin, Dispatcher];

    public static SeriesTable Module { get; } = ByItself(Running(Recorded(
        new SeriesTable(BookingSeries.Aggregate, "series", s => s.EndedFrom is null ? SeriesStatus.Running : Ended)
            .Snapshots(2, StateJson.Default)
            .View(SeriesList.View)
            .View(SeriesVisitList.View)
            .Workflow(PlanningWorkflow.Definition)
            .Workflow(VisitingWorkflow.Definition))));

    private static SeriesTable Recorded(SeriesTable module) => module
        .Event<SeriesBegun>("series.begun", 1, Events, whose: (e, _) => BookingModule.OfCustomer(e.Terms.CustomerId))
        .Event<VisitPlanned>("series.visit-planned", 1, Events, whose: (e, _) => BookingModule.OfCustomer(e.Terms.CustomerId))
        .Event<VisitSkipped>("series.visit-skipped", 1, Events)
        .Event<SeriesPlanned>("series.planned", 1, Events)
        .Event<VisitMoved>("series.visit-moved", 1, Events)
        .Event<VisitWithdrawn>("series.visit-withdrawn", 1, Events)
        .Event<VisitBooked>("series.visit-booked", 1, Events)
        .Event<VisitWithoutSlot>("series.visit-without-slot", 1, Events)
        .Event<VisitKept>("series.visit-kept", 1, Events)
        .Event<VisitGone>("series.visit-gone", 1, Events)
        .Event<SeriesChanged>("series.changed", 1, Events, whose: (e, _) => BookingModule.OfCustomer(e.Terms.CustomerId))
        .Event<SeriesEnded>("series.ended", 1, Events);

    private static SeriesTable Running(SeriesTable module) => module
        .Starts<BeginSeries, CatalogueEntry>(
            "begin", "Book a service again and again.",
            Commands, () => new BeginSeries.Validator(), BeginSeries.Decide,
            new FactSource<BeginSeries>(CatalogueModule.Module, c => c.Terms.ServiceId.Value), Office, SeriesExamples.Begin)
        .Command(
            "skip", "Leave one visit out.",
            Commands, () => new SkipVisit.Validator(), SkipVisit.Decide, Office, SeriesExamples.Skip, [SeriesStatus.Running])
        .Command(
            "move", "Give one visit another time.",
            Commands, () => new MoveVisit.Validator(), MoveVisit.Decide, Office, SeriesExamples.Move, [SeriesStatus.Running])
        .Command(
            "change", "Follow another rule from a day on.",
            Commands, () => new ChangeSeries.Validator(), ChangeSeries.Decide, Office, SeriesExamples.Change, [SeriesStatus.Running])
        .Command(
            "end", "Have no visits from a day on.",
            Commands, () => new EndSeries.Validator(), EndSeries.Decide, Office, SeriesExamples.End, [SeriesStatus.Running]);

    private static SeriesTable ByItself(SeriesTable module) => module
        .Command<PlanSeries, WorkCalendar>(
            "plan", "Plan the visits that come into the horizon.",
            Commands, () => new PlanSeries.Validator(), PlanSeries.Decide,
            new FactSource<BookingSeries, PlanSeries>(CalendarModule.Module, (s, _) => s.Terms?.CalendarId?.Value), Desk, SeriesExamples.Plan)
        .Command<NoteVisit, Booking>(
            "note-visit", "Note what became of the booking of a visit.",
            Commands, () => new NoteVisit.Validator(), NoteVisit.Decide,
            new FactSource<NoteVisit>(BookingModule.Module, c => c.BookingId?.Value), Desk, SeriesExamples.Note);
}
