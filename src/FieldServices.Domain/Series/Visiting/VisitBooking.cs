using FieldServices.Domain.Bookings;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using FieldServices.EventStore;
using static FieldServices.Domain.Series.Visiting.VisitPhase;

namespace FieldServices.Domain.Series.Visiting;

/// <summary>The booking of one visit of a series, on its way to a time.</summary>
public sealed record VisitBooking
{
    public static VisitBooking Initial { get; } = new();

    public static Aggregate<VisitBooking, VisitingEvent> Aggregate { get; } = new("series-visit", Initial, Evolve);

    public VisitPhase Phase { get; init; }

    public SeriesId SeriesId { get; init; }

    public BookingId BookingId { get; init; }

    public Visit? Visit { get; init; }

    public SeriesTerms? Terms { get; init; }

    /// <summary>Who came last, when nobody is named.</summary>
    public TechnicianId? Preferred { get; init; }

    /// <summary>Which of the technicians is asked, from 0.</summary>
    public int Technician { get; init; }

    /// <summary>The time that was asked for; the wanted one is in the visit.</summary>
    public DateTime AskedStart { get; init; }

    /// <summary>Whether the confirmation needs approvals.</summary>
    public bool ByApproval { get; init; }

    public WithdrawalWanted? Withdrawal { get; init; }

    public static VisitBooking Evolve(VisitBooking state, VisitingEvent @event) => @event switch
    {
        VisitingBegun e => new() { Phase = Asking, SeriesId = e.SeriesId, BookingId = e.BookingId, Visit = e.Visit, Terms = e.Terms, Preferred = e.Preferred },
        TimeAsked e => state with { Phase = Holding, Technician = e.Technician, AskedStart = e.Start },
        TimeFound => state with { Phase = Held },
        TimeMissing => state with { Phase = Missing },
        AnotherTimeWanted e => state with { Visit = state.Visit! with { Start = e.Start } },
        MoveAsked e => state with { Phase = Moving, AskedStart = e.Start },
        ConfirmationAsked e => state with { Phase = Confirming, ByApproval = e.ByApproval },
        VisitConfirmed => state with { Phase = Confirmed },
        WithdrawalWanted e => state with { Withdrawal = e },
        WithdrawalAsked => state with { Phase = Withdrawing },
        // What was kept can still be cancelled with the rest of the series.
        VisitOver { Outcome: VisitOutcome.Kept } => state with { Phase = Confirmed, Withdrawal = null },
        VisitOver => state with { Phase = Over },
        _ => throw new UnhandledEventException(nameof(VisitBooking), @event),
    };
}
