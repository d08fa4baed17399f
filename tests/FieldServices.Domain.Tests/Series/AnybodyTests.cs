using FieldServices.Domain.Bookings;
using FieldServices.Domain.Series;
using FieldServices.Domain.Series.Visiting;
using FieldServices.Domain.Tests.Specifications;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;
using static FieldServices.Domain.Tests.Series.SampleSeries;
using static FieldServices.Domain.Tests.Specifications.Inputs;

namespace FieldServices.Domain.Tests.Series;

/// <summary>A series in which nobody is named keeps to whoever came last.</summary>
public sealed class AnybodyTests
{
    private static readonly SeriesTerms Open = Fortnightly with { TechnicianIds = null };
    private static readonly SeriesBegun OpenBegun = Begun with { Terms = Open };

    [Fact]
    public void Its_visits_ask_for_anybody_and_rather_for_who_came_last()
    {
        var visit = WorkflowSpec.Of(VisitingWorkflow.Definition).After(Told(Planned(0) with { Terms = Open, Preferred = Bea }), T0);
        var held = visit.When(Accepted("request"), T0);
        Assert.Equal([new HoldSlot(Nine, Minutes: 1_470, Prefer: Bea)], held.Commands);
        var booked = held.Next.When(Accepted("hold:0:2026-03-03T09:00:00"), T0);
        Assert.Equal([new NoteVisit(Tuesday, 0, VisitOutcome.Booked, BookingId: Visit.BookingOf(Envelopes.Id, Tuesday, 0))], booked.Commands);
        Assert.Equal(
            [new NoteVisit(Tuesday, 0, VisitOutcome.NoSlot, "booking.nobody-free")],
            held.Next.When(Rejected("hold:0:2026-03-03T09:00:00", "booking.nobody-free"), T0).Commands);
    }

    [Fact]
    public void Who_got_a_visit_is_preferred_for_the_next_ones()
    {
        var booking = Booking.Aggregate.Fold(In(BookingStatus.Held));
        SeriesEvent[] planned = [OpenBegun, Planned(0) with { Terms = Open }, new SeriesPlanned(T0, new DateOnly(2026, 3, 10))];
        Given(planned).When(new NoteVisit(Tuesday, 0, VisitOutcome.Booked, BookingId: new BookingId(Envelopes.Id)), At(20), booking).Then(new VisitBooked(At(20), Tuesday, 0, Ade));

        var next = Given([.. planned, new VisitBooked(At(20), Tuesday, 0, Ade)]).When(new PlanSeries(), T0.AddDays(1), Plain).Events;

        Assert.All(next.OfType<VisitPlanned>(), v => Assert.Equal(Ade, v.Preferred));
        Assert.NotEmpty(next.OfType<VisitPlanned>());
    }

    private static FieldServices.Workflows.WorkflowInput Told(SeriesEvent e) => Happened(e, Envelopes.Id, e.At);
}
