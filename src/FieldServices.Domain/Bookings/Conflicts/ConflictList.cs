using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;

namespace FieldServices.Domain.Bookings.Conflicts;

/// <summary>The bookings that somebody has to look at, because what they rely on has changed.</summary>
public static class ConflictList
{
    public static View<BookingConflictsRow> View { get; } = new View<BookingConflictsRow>(
            "conflicts",
            1,
            DomainJson.Default,
            row => row.Id,
            [
                typeof(ConflictNoted), typeof(ConflictResolved), typeof(ConflictAccepted), typeof(SlotHeld), typeof(HoldReleased), typeof(BookingScheduled),
                typeof(TechnicianAssigned), typeof(BookingRescheduled), typeof(BookingCancelled), typeof(BookingDeclined), typeof(BookingExpired), typeof(PartsAwaited),
                typeof(WorkCompleted), typeof(NoShowNoted),
            ],
            Evolve)
        .Index(row => row.Accepted, row => row.Since)
        .Index(row => row.Since)
        .Index(row => row.Kinds);

    private static BookingConflictsRow? Evolve(BookingConflictsRow? row, Envelope envelope) => envelope.Event switch
    {
        ConflictNoted e => Of(envelope.Stream.Id, [.. row?.Conflicts ?? [], new BookingConflict(e.Kind, e.Reason, envelope.EffectiveAt, ConflictRules.Remedies(e.Kind))]),
        ConflictResolved e => row is null ? null : Of(row.Id, [.. row.Conflicts.Where(c => c.Kind != e.Kind)]),
        ConflictAccepted e => row is null ? null : Of(row.Id, [.. row.Conflicts.Select(c => c.Kind == e.Kind ? c with { AcceptedBecause = e.Reason } : c)]),
        // Agreeing the time that is held, or who has it, changes nothing about it; another time keeps the rules again.
        SlotHeld or BookingScheduled or TechnicianAssigned or BookingRescheduled => ((BookingEvent)envelope.Event).Freed is null ? row : null,
        HoldReleased or BookingCancelled or BookingDeclined or BookingExpired or PartsAwaited or WorkCompleted or NoShowNoted => null,
        _ => throw new UnhandledEventException(nameof(ConflictList), envelope.Event),
    };

    private static BookingConflictsRow? Of(Guid booking, IReadOnlyList<BookingConflict> conflicts) => conflicts.Count == 0 ? null : new(
        booking, BookingReference.Of(booking), conflicts.Min(c => c.Since), conflicts.All(c => c.AcceptedBecause is not null), [.. conflicts.Select(c => c.Kind)], conflicts);
}
