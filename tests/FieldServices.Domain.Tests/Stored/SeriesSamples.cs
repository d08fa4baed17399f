using FieldServices.Domain.Bookings;
using FieldServices.Domain.Series;
using FieldServices.Domain.Series.Planning;
using FieldServices.Domain.Series.Visiting;
using FieldServices.Domain.Tests.Specifications;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;
using static FieldServices.Domain.Tests.Series.SampleSeries;

namespace FieldServices.Domain.Tests.Stored;

/// <summary>One full example of every event of a series and of what books its visits.</summary>
internal static class SeriesSamples
{
    private static readonly Visit Visit = new(Tuesday, 0, Nine);
    private static readonly SeriesTerms Full = Fortnightly with { Contact = new BookingContact("020 7946 0018", "asha@example.org"), PropertyId = Neighbour, Package = "Radiators too" };

    public static IReadOnlyList<object> All { get; } =
    [
        new SeriesBegun(At(0), Full, "Boiler service", Rule, Nine, 60),
        new VisitPlanned(At(1), Visit, Full),
        new VisitSkipped(At(1), Tuesday.AddDays(14), 0, "a bank holiday"),
        new SeriesPlanned(At(1), Tuesday.AddDays(60)),
        new VisitBooked(At(3), Tuesday, 0),
        new VisitWithoutSlot(At(4), Tuesday, 0, "booking.slot-taken"),
        new VisitMoved(At(5), Visit with { Start = Nine.AddDays(1) }, "Away on that day"),
        new VisitWithdrawn(At(6), Tuesday, 0, Cancel: false, "The series was changed."),
        new SeriesChanged(At(6), Tuesday, 1, Full, "FREQ=WEEKLY;BYDAY=TU", Nine, 1),
        new VisitKept(At(7), Tuesday, 0, 0),
        new VisitGone(At(8), Tuesday, 0, 0),
        new SeriesChanged(At(9), Tuesday, 2, Full, "FREQ=WEEKLY;BYDAY=TU", Nine, 0),
        new SeriesEnded(At(10), Tuesday.AddDays(30), "Moved away"),
        new SeriesEnded(At(11), DateOnly.FromDateTime(At(11).UtcDateTime), null),
        new PlanAsked(new SeriesId(Envelopes.Id), "begun"),
        new PlanningEnds(Tuesday.AddDays(30)),
        new PlanningEnded(),
        new VisitingBegun(new SeriesId(Envelopes.Id), FieldServices.Domain.Series.Visit.BookingOf(Envelopes.Id, Tuesday, 0), Visit, Full),
        new TimeAsked(0, Nine),
        new TimeMissing("booking.slot-taken"),
        new AnotherTimeWanted(Nine.AddDays(1)),
        new TimeFound(),
        new MoveAsked(Nine.AddDays(1)),
        new ConfirmationAsked(ByApproval: true),
        new VisitConfirmed("confirmed"),
        new WithdrawalWanted(Cancel: true, "Away"),
        new WithdrawalAsked(),
        new VisitOver(VisitOutcome.Gone),
    ];
}
