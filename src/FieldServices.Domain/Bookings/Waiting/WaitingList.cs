using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;

namespace FieldServices.Domain.Bookings.Waiting;

/// <summary>Who waits for a time, and what is kept for them.</summary>
public static class WaitingList
{
    public static View<WaitingEntryRow> View { get; } = new View<WaitingEntryRow>(
            "waitlist",
            1,
            DomainJson.Default,
            row => row.Id,
            [
                typeof(WaitingBegun), typeof(WaitingEnded), typeof(SlotHeld), typeof(HoldReleased), typeof(BookingExpired), typeof(BookingConfirmed),
                typeof(ApprovalAsked), typeof(BookingCancelled), typeof(BookingDeclined),
            ],
            Evolve)
        .Index(row => row.Since)
        .Index(row => row.ServiceId, row => row.Since)
        .Index(row => row.CustomerId, row => row.Since);

    private static WaitingEntryRow? Evolve(WaitingEntryRow? row, Envelope envelope) => envelope.Event switch
    {
        WaitingBegun e => new(
            envelope.Stream.Id, BookingReference.Of(envelope.Stream.Id), e.ServiceId.Value, e.CustomerId, envelope.EffectiveAt, e.Wish.From, e.Wish.To,
            e.Wish.TechnicianId?.Value, 0, null, null),
        SlotHeld e => row is null ? null : row with { Offers = row.Offers + 1, OfferedFrom = e.Slot.From, OfferedUntil = e.Until },
        HoldReleased or BookingExpired => row is null ? null : row with { OfferedFrom = null, OfferedUntil = null },
        WaitingEnded or BookingConfirmed or ApprovalAsked or BookingCancelled or BookingDeclined => null,
        _ => throw new UnhandledEventException(nameof(WaitingList), envelope.Event),
    };
}
