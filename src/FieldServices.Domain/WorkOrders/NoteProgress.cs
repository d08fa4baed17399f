using FieldServices.Domain.Bookings;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.Domain.WorkOrders.VisitProgress;
using static FieldServices.EventStore.Decision<FieldServices.Domain.WorkOrders.WorkOrderEvent>;

namespace FieldServices.Domain.WorkOrders;

/// <summary>Notes how far the booking of a visit is; sent by the work order itself. What is not so any more changes nothing.</summary>
/// <param name="Visit">Which one, from 1.</param>
/// <param name="Progress">How far it is; open when its hold has run out.</param>
/// <param name="Version">The version of the booking that says so; what is older than what was noted already changes nothing.</param>
public sealed record NoteProgress(int Visit, VisitProgress Progress, long Version)
{
    /// <param name="state">The work order.</param>
    /// <param name="command">What a booking was.</param>
    /// <param name="booking">The visit's booking as it is now; null when there is none.</param>
    /// <param name="now">Now.</param>
    public static Decision<WorkOrderEvent> Decide(WorkOrder state, NoteProgress command, Booking? booking, DateTimeOffset now)
    {
        if (state.Visits.FirstOrDefault(v => v.Number == command.Visit) is not { } visit)
            return Reject("work-order.no-such-visit", $"It has the visits 1 to {state.Visits.Count}; choose one of them.");
        if (state.Status == WorkOrderStatus.Cancelled || command.Version <= visit.Noted)
            return Accept();
        // Invariant: a visit is never noted to be what its booking is not. A note may come after the work order has held or moved the visit
        // again. Both change the booking and the work order in one append, so the booking that is read here is as new as the work order,
        // or the append of the note is refused and decided again; and what happens to the booking afterwards is told by a note of its own.
        // Held by: ProgressTests.A_late_note_changes_nothing_of_what_was_agreed_meanwhile
        if (booking is null || VisitBookings.ProgressOf(booking.Status) != command.Progress)
            return Accept();
        // Only what is held runs out, and only what was agreed goes on.
        if (command.Progress == Open ? visit.Progress != Held : visit.Progress is Open or Held)
            return Accept();
        var done = state.Visits.Count(v => (v == visit ? command.Progress : v.Progress) == Done);
        var noted = new ProgressNoted(now, command.Visit, command.Progress, command.Version, done);
        return done == state.Visits.Count ? Accept(noted, new WorkOrderCompleted(now)) : Accept(noted);
    }

    internal sealed class Validator : AbstractValidator<NoteProgress>
    {
        public Validator()
        {
            RuleFor(c => c.Version).GreaterThan(0).WithMessage("Give the version of the booking, from 1.");
            RuleFor(c => c.Progress).Must(p => p is Open or Underway or Interrupted or Missed or Done).WithMessage("Choose open, underway, interrupted, missed or done.");
        }
    }
}
