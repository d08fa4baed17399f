using FieldServices.Domain.Bookings.Places;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;
using static FieldServices.Domain.Bookings.BookingStatus;

namespace FieldServices.Domain.Bookings.Views;

public static class BookingList
{
    public static View<BookingRow> View { get; } = new View<BookingRow>(
            "bookings",
            3,
            DomainJson.Default,
            row => row.Id,
            [
                typeof(BookingRequested), typeof(BookingSubmitted), typeof(SlotHeld), typeof(HoldReleased), typeof(BookingQuoted),
                typeof(ApprovalAsked), typeof(BookingApproved), typeof(BookingConfirmed), typeof(BookingScheduled), typeof(TechnicianAssigned),
                typeof(TechnicianDispatched), typeof(JourneyStarted), typeof(TechnicianArrived), typeof(WorkStarted), typeof(WorkPaused),
                typeof(PartsAwaited), typeof(WorkResumed), typeof(WorkCompleted), typeof(WorkInspected), typeof(BookingInvoiced),
                typeof(BookingClosed), typeof(BookingRescheduled), typeof(ParticipantJoined), typeof(ParticipantLeft), typeof(PlacesOffered), typeof(PlacesDeclined),
                typeof(BookingCancelled),
                typeof(NoShowNoted), typeof(BookingDeclined), typeof(BookingExpired),
            ],
            Evolve)
        .Index(row => row.Status, row => row.RequestedAt)
        .Index(row => row.TechnicianId, row => row.StartsAt)
        .Index(row => row.CustomerId, row => row.RequestedAt)
        .Index(row => row.PropertyId, row => row.RequestedAt)
        .Index(row => row.ServiceId, row => row.RequestedAt)
        .Index(row => row.LocalDay, row => row.TechnicianId)
        .Index(row => row.StartsAt)
        .Index(row => row.BusyUntil, row => row.BusyFrom)
        .Index(row => row.RequestedAt)
        .Index(row => row.Reference)
        .Index(row => row.WorkOrderId, row => row.VisitNumber);

    private static BookingRow? Evolve(BookingRow? row, Envelope envelope) => envelope.Event switch
    {
        BookingRequested e => BookingEntry.Of(e, envelope),
        BookingEvent e => Plan(Rows.Existing(row, envelope), e, envelope.EffectiveAt).Settle(Rows.Existing(row, envelope)) with { Version = envelope.Version, UpdatedAt = envelope.EffectiveAt },
        _ => throw new UnhandledEventException(nameof(BookingList), envelope.Event),
    };

    private static BookingRow Plan(BookingRow row, BookingEvent @event, DateTimeOffset at) => @event switch
    {
        BookingRequested => row,
        BookingSubmitted => row with { Status = Requested },
        SlotHeld e => row.At(e.Slot) with { Status = Held, ExpiresAt = e.Until },
        HoldReleased => row.GiveBack(Requested),
        BookingQuoted e => row with { Status = Quoted, Price = e.Price.Amount, Currency = e.Price.Currency, ExpiresAt = e.ValidUntil },
        ApprovalAsked => row with { Status = PendingApproval, ExpiresAt = null },
        BookingApproved => row,
        BookingConfirmed => row with { Status = Confirmed, ExpiresAt = null },
        BookingScheduled e => row.At(e.Slot) with { Status = Scheduled },
        TechnicianAssigned e => row.At(e.Slot) with { Status = Assigned },
        BookingRescheduled e => row.Move(e),
        ParticipantJoined e => row.WithoutKept(e.CustomerId).With(new Participant(e.CustomerId, e.Seats)),
        PlacesOffered e => row.Keep(new KeptPlaces(e.RequestId.Value, e.CustomerId, e.Seats, e.Until)),
        PlacesDeclined e => row.WithoutKept(e.CustomerId),
        ParticipantLeft e => row.Without(e.CustomerId),
        BookingCancelled e => row.Cancel(e, at),
        BookingDeclined => row.GiveBack(Declined),
        BookingExpired => row.GiveBack(Expired),
        _ => Work(row, @event, at),
    };

    private static BookingRow Work(BookingRow row, BookingEvent @event, DateTimeOffset at) => @event switch
    {
        TechnicianDispatched => row with { Status = Dispatched },
        JourneyStarted e => row with { Status = EnRoute, ExpectedAt = e.ExpectedAt },
        TechnicianArrived => row.Arrive(at),
        WorkStarted or WorkResumed => row with { Status = InProgress },
        WorkPaused => row with { Status = Paused },
        PartsAwaited => row.GiveBack(AwaitingParts),
        WorkCompleted => row.GiveBack(Completed) with { CompletedAt = at },
        WorkInspected e => row with { Status = e.Passed ? Inspected : InProgress },
        BookingInvoiced e => row with { Status = Invoiced, InvoiceNumber = e.InvoiceNumber },
        BookingClosed => row with { Status = Closed },
        NoShowNoted e => row.GiveBack(NoShow) with { Fee = e.Fee?.Amount, Currency = e.Fee?.Currency ?? row.Currency },
        _ => throw new UnhandledEventException(nameof(BookingList), @event),
    };
}
