using FieldServices.Domain.Bookings.Places;
using FieldServices.Domain.Bookings.Waiting;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using static FieldServices.Domain.Bookings.BookingStatus;

namespace FieldServices.Domain.Bookings;

/// <summary>Everything that decisions need to know of a booking.</summary>
public sealed record Booking
{
    public static Booking Initial { get; } = new();

    public static Aggregate<Booking, BookingEvent> Aggregate { get; } = new("booking", Initial, Evolve);

    public BookingStatus Status { get; init; }

    public ServiceId ServiceId { get; init; }

    /// <summary>The terms that it was made under; null before it was.</summary>
    public ServiceTerms? Terms { get; init; }

    public string? Package { get; init; }

    public Guid CustomerId { get; init; }

    public string Zone { get; init; } = LondonTime.Zone;

    public BookedBy BookedBy { get; init; }

    /// <summary>Where; null when it is not known.</summary>
    public GeoPoint? Point { get; init; }

    /// <summary>Whose time it is, or was last.</summary>
    public BookingSlot? Slot { get; init; }

    /// <summary>True while the time of the slot is the booking's alone: from the hold until the work is done, broken off or not wanted.</summary>
    public bool HoldsTime { get; init; }

    /// <summary>When the hold, or the quote, runs out by itself; null when nothing runs out.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>How many approvals were given.</summary>
    public int Approvals { get; init; }

    /// <summary>Who gave them, by their keys; nobody gives two.</summary>
    public IReadOnlyList<string> ApprovedBy { get; init; } = [];

    public IReadOnlyList<Participant> Participants { get; init; } = [];

    /// <summary>Places that are kept for customers on the waiting list.</summary>
    public IReadOnlyList<KeptPlaces> KeptPlaces { get; init; } = [];

    /// <summary>How the customer is told about it.</summary>
    public BookingContact? Contact { get; init; }

    /// <summary>What the customer waits for on the waiting list; null when not on it.</summary>
    public WaitingWish? Wish { get; init; }

    /// <summary>Which visit of a work order it is; null when it stands alone.</summary>
    public VisitOf? VisitOf { get; init; }

    /// <summary>The codes of the rules that its time breaks.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];

    public DateTimeOffset LastAt { get; init; }

    public int TakenSeats() => Participants.Sum(p => p.Seats);

    public KeptPlaces? KeptFor(Guid customer) => KeptPlaces.FirstOrDefault(k => k.CustomerId == customer);

    /// <summary>The places that a customer could take now; what is kept for others counts until its time is over.</summary>
    public int SeatsLeft(DateTimeOffset now, Guid? customer = null) =>
        Terms!.Seats - TakenSeats() - KeptPlaces.Where(k => k.Until > now && k.CustomerId != customer).Sum(k => k.Seats);

    /// <summary>How long the work takes, by the package that was chosen.</summary>
    public TimeSpan Duration() => Terms!.DurationWith(Package is null ? null : Terms.PackageOf(Package));

    public static Booking Evolve(Booking state, BookingEvent @event) =>
        Settle(state, Apply(state, @event)) with { LastAt = state.LastAt > @event.At ? state.LastAt : @event.At };

    /// <summary>What was in conflict was the time, and places were kept for it; with another one, or none, both are over, and nobody joins what has begun.</summary>
    private static Booking Settle(Booking before, Booking after)
    {
        var sameTime = after.HoldsTime && after.Slot == before.Slot;
        if (before.Conflicts.Count > 0 && !sameTime)
            after = after with { Conflicts = [] };
        return before.KeptPlaces.Count > 0 && !(sameTime && Transitions.From("join").Contains(after.Status)) ? after with { KeptPlaces = [] } : after;
    }

    private static Booking Apply(Booking state, BookingEvent @event) => @event switch
    {
        BookingRequested e => Begin(state, e),
        BookingSubmitted or HoldReleased => state with { Status = Requested, Slot = null, HoldsTime = false, ExpiresAt = null },
        SlotHeld e => state with { Status = Held, Slot = e.Slot, HoldsTime = true, ExpiresAt = e.Until },
        BookingQuoted e => state with { Status = Quoted, ExpiresAt = e.ValidUntil },
        ApprovalAsked => state with { Status = PendingApproval, ExpiresAt = null, Approvals = 0, ApprovedBy = [], Wish = null },
        BookingApproved e => state with { Approvals = e.Level, ApprovedBy = e.By is null ? state.ApprovedBy : [.. state.ApprovedBy, e.By] },
        BookingConfirmed => state with { Status = Confirmed, ExpiresAt = null, Wish = null },
        BookingScheduled e => state with { Status = Scheduled, Slot = e.Slot, HoldsTime = true },
        TechnicianAssigned e => state with { Status = Assigned, Slot = e.Slot, HoldsTime = true },
        BookingRescheduled e => state with { Status = Rescheduling.StatusAfter(state.Status), Slot = e.To, HoldsTime = true },
        ParticipantJoined e => state.WithoutKept(e.CustomerId) with { Participants = [.. state.Participants, new Participant(e.CustomerId, e.Seats)] },
        ParticipantLeft e => state with { Participants = [.. state.Participants.Where(p => p.CustomerId != e.CustomerId)] },
        PlacesOffered e => state with { KeptPlaces = [.. state.KeptPlaces, new KeptPlaces(e.RequestId.Value, e.CustomerId, e.Seats, e.Until)] },
        PlacesDeclined e => state.WithoutKept(e.CustomerId),
        BookingCancelled => state with { Status = Cancelled, HoldsTime = false, ExpiresAt = null, Wish = null },
        BookingDeclined => state with { Status = Declined, HoldsTime = false, ExpiresAt = null, Wish = null },
        WaitingBegun e => state with { Wish = e.Wish },
        WaitingEnded => state with { Wish = null },
        ConflictNoted e => state with { Conflicts = [.. state.Conflicts, e.Kind] },
        ConflictResolved e => state with { Conflicts = [.. state.Conflicts.Where(c => c != e.Kind)] },
        ConflictAccepted => state,
        BookingExpired => state with { Status = Expired, HoldsTime = false, ExpiresAt = null },
        _ => state with { Status = AtWork(@event), HoldsTime = state.HoldsTime && @event is not (PartsAwaited or WorkCompleted or NoShowNoted) },
    };

    private Booking WithoutKept(Guid customer) =>
        KeptFor(customer) is null ? this : this with { KeptPlaces = [.. KeptPlaces.Where(k => k.CustomerId != customer)] };

    private static BookingStatus AtWork(BookingEvent @event) => @event switch
    {
        TechnicianDispatched => Dispatched,
        JourneyStarted => EnRoute,
        TechnicianArrived => OnSite,
        WorkStarted or WorkResumed => InProgress,
        WorkPaused => Paused,
        PartsAwaited => AwaitingParts,
        WorkCompleted => Completed,
        WorkInspected e => e.Passed ? Inspected : InProgress,
        BookingInvoiced => Invoiced,
        BookingClosed => Closed,
        NoShowNoted => NoShow,
        _ => throw new UnhandledEventException(nameof(Booking), @event),
    };

    private static Booking Begin(Booking state, BookingRequested e) => state with
    {
        Status = e.Draft ? Draft : Requested,
        ServiceId = e.ServiceId,
        Terms = e.Terms,
        Package = e.Package,
        CustomerId = e.CustomerId,
        Zone = e.Zone,
        BookedBy = e.BookedBy,
        Point = e.Point,
        Contact = e.Contact,
        VisitOf = e.VisitOf,
        Participants = [new Participant(e.CustomerId, e.Seats)],
    };
}
