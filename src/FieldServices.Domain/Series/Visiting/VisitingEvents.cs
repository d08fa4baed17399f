using FieldServices.Domain.Bookings;
using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Series.Visiting;

/// <summary>What the booking of a visit records about itself.</summary>
public abstract record VisitingEvent
{
    private protected VisitingEvent()
    {
    }
}

/// <summary>The booking was asked for.</summary>
public sealed record VisitingBegun(SeriesId SeriesId, BookingId BookingId, Visit Visit, SeriesTerms Terms, TechnicianId? Preferred = null) : VisitingEvent;

/// <summary>A technician's time was asked for, by the number among those of the series.</summary>
public sealed record TimeAsked(int Technician, DateTime Start) : VisitingEvent;

public sealed record TimeFound : VisitingEvent;

/// <summary>No time was found, or the booking was refused.</summary>
public sealed record TimeMissing(string Code) : VisitingEvent;

/// <summary>The series wants another time for it.</summary>
public sealed record AnotherTimeWanted(DateTime Start) : VisitingEvent;

/// <summary>The booking was asked to move.</summary>
public sealed record MoveAsked(DateTime Start) : VisitingEvent;

public sealed record ConfirmationAsked(bool ByApproval) : VisitingEvent;

public sealed record VisitConfirmed(string How) : VisitingEvent;

/// <summary>The series does not want it any more.</summary>
public sealed record WithdrawalWanted(bool Cancel, string Reason) : VisitingEvent;

/// <summary>The booking was asked to give itself up.</summary>
public sealed record WithdrawalAsked : VisitingEvent;

public sealed record VisitOver(VisitOutcome Outcome) : VisitingEvent;
