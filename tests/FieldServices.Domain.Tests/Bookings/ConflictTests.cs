using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Conflicts;
using FieldServices.Domain.Calendars;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Technicians;
using FieldServices.Domain.Technicians.Following;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.EventStore;
using static FieldServices.Domain.Bookings.BookingStatus;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;
using static FieldServices.Domain.Tests.Specifications.Inputs;

namespace FieldServices.Domain.Tests.Bookings;

/// <summary>What is booked and does not keep the rules any more.</summary>
public sealed class ConflictTests
{
    private const string Absent = "booking.technician-absent";
    private static readonly Technician Away = Skilled with { Absences = [new Absence(Slot.From, Slot.Until)] };
    private static readonly ConflictNoted Noted = new(At(70), Absent, "The technician is absent then; choose another time or technician.");

    [Fact]
    public void A_rule_that_is_broken_now_is_noted_once_and_resolved_when_it_is_kept_again()
    {
        Given(In(Assigned)).When(new CheckBooking(), At(70), Free).ThenNothing();
        Given(In(Assigned)).When(new CheckBooking(), At(70), new FactPair(Away, Calendar)).Then(Noted);
        Given([.. In(Assigned), Noted]).When(new CheckBooking(), At(80), new FactPair(Away, Calendar)).ThenNothing();
        Given([.. In(Assigned), Noted]).When(new CheckBooking(), At(80), Free).Then(new ConflictResolved(At(80), Absent));
        Given([.. In(Assigned), Noted]).When(new CheckBooking(), Slot.Until, new FactPair(Away, Calendar)).Then(new ConflictResolved(Slot.Until, Absent));
    }

    [Theory]
    [InlineData("booking.technician-left")]
    [InlineData("booking.technician-without-skill")]
    [InlineData("booking.outside-hours")]
    [InlineData("booking.no-such-place")]
    [InlineData("booking.closed-day")]
    public void Each_rule_of_the_technician_and_the_calendar_is_asked_again(string kind)
    {
        var (technician, calendar) = kind switch
        {
            "booking.technician-left" => (Skilled with { HasLeft = true }, Calendar),
            "booking.technician-without-skill" => (Skilled with { Skills = [] }, Calendar),
            "booking.outside-hours" => (Skilled with { Hours = [] }, Calendar),
            "booking.no-such-place" => (Skilled with { Capacity = 0 }, Calendar),
            _ => (Skilled, Calendar with { Closed = [new ClosedDays(new(2026, 3, 3), new(2026, 3, 3), "Stocktaking")] }),
        };
        var found = Assert.IsType<ConflictNoted>(Assert.Single(Given(In(Confirmed)).When(new CheckBooking(), At(70), new FactPair(technician, calendar)).Events));
        Assert.Equal(kind, found.Kind);
        Assert.Contains("reschedule", ConflictRules.Remedies(kind));
    }

    [Fact]
    public void Several_rules_are_told_together() => Assert.Equal(
        ["booking.technician-without-skill", Absent],
        Given(In(Confirmed)).When(new CheckBooking(), At(70), new FactPair(Away with { Skills = [] }, Calendar)).Events.Cast<ConflictNoted>().Select(n => n.Kind));

    [Fact]
    public void Another_time_ends_the_conflict_and_agreeing_the_same_does_not()
    {
        Assert.Empty(Booking.Aggregate.Fold([.. In(Assigned), Noted, new BookingRescheduled(At(80), Slot, SlotAt(Nine.AddDays(1)), null)]).Conflicts);
        Assert.Empty(Booking.Aggregate.Fold([.. In(Assigned), Noted, new BookingCancelled(At(80), CancelledBy.Office, null, null)]).Conflicts);
        Assert.Single(Booking.Aggregate.Fold([.. In(Confirmed), Noted, new BookingScheduled(At(80), Slot)]).Conflicts);
    }

    [Fact]
    public void Somebody_lets_it_be_with_a_reason()
    {
        Given([.. In(Assigned), Noted]).When(new AcceptConflict(Absent, " Back by then "), At(80)).Then(new ConflictAccepted(At(80), Absent, "Back by then"));
        Given(In(Assigned)).When(new AcceptConflict(Absent, "Back by then"), At(80)).ThenRejected("booking.no-such-conflict");
    }

    [Fact]
    public void The_list_shows_since_when_what_helps_and_who_lets_it_be()
    {
        var row = RowAfter(Noted)!;
        Assert.Equal((At(70), false, Absent), (row.Since, row.Accepted, row.Kinds.Single()));
        Assert.Equal(["assign", "reschedule", "cancel", "accept-conflict"], row.Conflicts[0].Commands);
        var accepted = RowAfter(Noted, new ConflictAccepted(At(80), Absent, "Back by then"))!;
        Assert.Equal((true, "Back by then"), (accepted.Accepted, accepted.Conflicts[0].AcceptedBecause));
        Assert.Null(RowAfter(Noted, new ConflictResolved(At(80), Absent)));
        Assert.Null(RowAfter(Noted, new BookingCancelled(At(80), CancelledBy.Office, null, null) { Freed = Freed }));
        Assert.Null(RowAfter(Noted, new BookingRescheduled(At(80), Slot, SlotAt(Nine.AddDays(1)), null) { Freed = Freed }));
        Assert.NotNull(RowAfter(Noted, new TechnicianAssigned(At(80), Slot)));
    }

    [Fact]
    public void The_bookings_to_come_of_a_technician_look_again_when_anything_about_the_technician_changes()
    {
        var watch = WorkflowSpec.Of(ConflictWorkflow.Definition).After(Happened(new SlotHeld(At(10), Slot, At(610)), Customer, At(10)), At(10));
        var absence = Happened(new AbsenceAdded(new Absence(Slot.From, Slot.Until)), Ade.Value, At(20));

        var asked = watch.When(absence, At(20));
        Assert.Equal([new CheckBooking()], asked.Commands);
        Assert.Empty(asked.Next.When(absence, At(21)).Outputs);
        Assert.Empty(watch.When(Happened(new TechnicianLeft(), Ade.Value, At(20)), Slot.Until).Commands);
    }

    [Fact]
    public void A_change_of_a_calendar_reaches_all_who_follow_it()
    {
        var engaged = new TechnicianEngaged("Ade", new CalendarId(Envelopes.Id), null, 1);
        var followers = WorkflowSpec.Of(FollowersWorkflow.Definition).After(Happened(engaged, Ade.Value, T0), T0).After(Happened(engaged, Bea.Value, T0), T0);
        var closed = Happened(new CalendarDaysClosed(new ClosedDays(new(2026, 3, 3), new(2026, 3, 3), "Stocktaking")), Envelopes.Id, T0);

        Assert.Equal([new NoteCalendarChange(), new NoteCalendarChange()], followers.When(closed, T0).Commands);
    }

    private static BookingConflictsRow? RowAfter(params object[] events) => ViewSpecification.Row(ConflictList.View, Envelopes.Of(BookingModule.Module, events));
}
