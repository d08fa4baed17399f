using FieldServices.Domain.Contractors;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;

namespace FieldServices.Domain.Bookings.Waiting;

/// <summary>Which times somebody waits for.</summary>
/// <param name="From">The first local day.</param>
/// <param name="To">The last local day.</param>
/// <param name="Hours">The hours of the week that suit; empty when all do.</param>
/// <param name="TechnicianId">Whose time; null when anybody's is welcome.</param>
/// <param name="Skills">What the technician must be able to do, besides what the service needs.</param>
/// <param name="OfferMinutes">For how long a time that became free is kept.</param>
public sealed record WaitingWish(
    DateOnly From, DateOnly To, IReadOnlyList<WorkingHours> Hours, TechnicianId? TechnicianId, IReadOnlyList<Skill> Skills, int OfferMinutes)
{
    /// <summary>The instant from which no time suits any more.</summary>
    public DateTimeOffset OverAt(string zone) => LocalTime.ToInstant(To.AddDays(1).ToDateTime(TimeOnly.MinValue), zone);

    /// <summary>Whether a local time suits, with the work that begins then.</summary>
    public bool Suits(DateTime start, TimeSpan work) => SuitsOn(DateOnly.FromDateTime(start)) && Spans(start).Any(s => s.From <= start && start + work <= s.To);

    /// <summary>The first start that suits within a time that became free; null when there is none.</summary>
    public DateTime? StartIn(FreedTime freed, TimeNeeded needed, string zone)
    {
        if (TechnicianId is { } wanted && wanted != freed.Slot.TechnicianId)
            return null;
        var earliest = LocalTime.ToLocal(freed.Slot.BusyFrom, zone).AddMinutes(needed.BeforeMinutes);
        if (!SuitsOn(DateOnly.FromDateTime(earliest)))
            return null;
        return (from span in Spans(earliest)
                let start = span.From > earliest ? span.From : earliest
                where start + needed.Work <= span.To && LocalTime.Exists(start, zone)
                      && LocalTime.ToInstant(start, zone) + needed.Work + needed.After <= freed.Slot.BusyUntil
                orderby start
                select (DateTime?)start).FirstOrDefault();
    }

    private bool SuitsOn(DateOnly day) => From <= day && day <= To;

    /// <summary>The spans that suit on the day of a time; the whole day and the night after it when all do.</summary>
    private IEnumerable<(DateTime From, DateTime To)> Spans(DateTime on) => Hours.Count == 0
        ? [(on.Date, on.Date.AddDays(2))]
        : Hours.Where(h => (int)h.Day == (int)on.DayOfWeek).Select(h => (on.Date + h.From.ToTimeSpan(), on.Date + h.From.ToTimeSpan() + h.Length()));
}
