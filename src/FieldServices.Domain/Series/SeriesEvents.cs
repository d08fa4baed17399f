using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Series;

/// <summary>Something that happened to a series; <see cref="At"/> is when it was true in the world.</summary>
public abstract record SeriesEvent
{
    private protected SeriesEvent(DateTimeOffset at) => At = at;

    public DateTimeOffset At { get; init; }
}

public sealed record SeriesBegun(DateTimeOffset At, SeriesTerms Terms, string ServiceName, string Rule, DateTime Start, int HorizonDays) : SeriesEvent(At);

/// <summary>A visit is to be booked.</summary>
public sealed record VisitPlanned(DateTimeOffset At, Visit Visit, SeriesTerms Terms, TechnicianId? Preferred = null) : SeriesEvent(At);

/// <summary>The rule gave a day on which there is no visit.</summary>
public sealed record VisitSkipped(DateTimeOffset At, DateOnly Day, int Plan, string Reason) : SeriesEvent(At);

/// <summary>Every visit up to and with this day is planned.</summary>
public sealed record SeriesPlanned(DateTimeOffset At, DateOnly Through) : SeriesEvent(At);

/// <summary>A visit has another time than the rule gave it.</summary>
public sealed record VisitMoved(DateTimeOffset At, Visit Visit, string? Reason) : SeriesEvent(At);

/// <summary>A visit is to be given back: what is confirmed too, when it is not wanted; else only what nobody has confirmed yet.</summary>
public sealed record VisitWithdrawn(DateTimeOffset At, DateOnly Day, int Plan, bool Cancel, string Reason) : SeriesEvent(At);

/// <summary>The booking of a visit has got a time.</summary>
public sealed record VisitBooked(DateTimeOffset At, DateOnly Day, int Plan, TechnicianId? TechnicianId = null) : SeriesEvent(At);

/// <summary>The booking of a visit could not have the time that it was to have.</summary>
public sealed record VisitWithoutSlot(DateTimeOffset At, DateOnly Day, int Plan, string Code) : SeriesEvent(At);

/// <summary>The booking of a visit was confirmed before, and stays.</summary>
public sealed record VisitKept(DateTimeOffset At, DateOnly Day, int Plan, int StillWithdrawing) : SeriesEvent(At);

public sealed record VisitGone(DateTimeOffset At, DateOnly Day, int Plan, int StillWithdrawing) : SeriesEvent(At);

/// <summary>From a day on the visits follow another rule.</summary>
public sealed record SeriesChanged(
    DateTimeOffset At, DateOnly From, int Plan, SeriesTerms Terms, string Rule, DateTime Start, int StillWithdrawing) : SeriesEvent(At);

/// <summary>From a day on there are no visits.</summary>
public sealed record SeriesEnded(DateTimeOffset At, DateOnly From, string? Reason) : SeriesEvent(At);
