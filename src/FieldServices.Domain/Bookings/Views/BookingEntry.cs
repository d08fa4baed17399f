using System.Globalization;
using FieldServices.Domain.Bookings.Places;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.Bookings.Views;

/// <summary>How single events change an entry of the list.</summary>
internal static class BookingEntry
{
    private static readonly TimeSpan StillOnTime = TimeSpan.FromMinutes(15);

    public static BookingRow Of(BookingRequested e, Envelope envelope) => new(
        envelope.Stream.Id, envelope.Version, BookingReference.Of(envelope.Stream.Id), e.Draft ? BookingStatus.Draft : BookingStatus.Requested,
        e.ServiceId.Value, e.ServiceName, e.Package, e.CustomerId, e.PropertyId, e.BookedBy,
        [new Participant(e.CustomerId, e.Seats)], e.Terms.Seats - e.Seats, e.Price?.Amount, e.Price?.Currency, Fee: null, e.Point?.ToGeometry(), e.Zone,
        TechnicianId: null, Place: null, StartsAt: null, EndsAt: null, LocalDay: null, LocalStart: null, BusyFrom: null, BusyUntil: null, ExpiresAt: null,
        envelope.EffectiveAt, LeadHours: null, ExpectedAt: null, ArrivedAt: null, OnTime: null, CompletedAt: null, CancelledAt: null, CancelledBy: null,
        TimesRescheduled: 0, Visits: 0, InvoiceNumber: null, envelope.EffectiveAt, e.VisitOf?.WorkOrderId, e.VisitOf?.Number, e.VisitOf?.Name, []);

    public static BookingRow At(this BookingRow row, BookingSlot slot) => row with
    {
        TechnicianId = slot.TechnicianId.Value,
        Place = slot.Place,
        StartsAt = slot.From,
        EndsAt = slot.Until,
        LocalDay = DateOnly.FromDateTime(slot.Start),
        LocalStart = slot.Start.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        BusyFrom = slot.BusyFrom,
        BusyUntil = slot.BusyUntil,
        LeadHours = Math.Round((slot.From - row.RequestedAt).TotalHours, 2),
        Visits = Math.Max(1, row.Visits),
    };

    public static BookingRow Move(this BookingRow row, BookingRescheduled e)
    {
        var furtherVisit = row.Status is BookingStatus.Paused or BookingStatus.AwaitingParts or BookingStatus.NoShow;
        return row.At(e.To) with
        {
            Status = Rescheduling.StatusAfter(row.Status),
            TimesRescheduled = row.TimesRescheduled + 1,
            Visits = row.Visits + (furtherVisit ? 1 : 0),
            ExpectedAt = null,
            ArrivedAt = null,
            OnTime = null,
        };
    }

    public static BookingRow Arrive(this BookingRow row, DateTimeOffset at) => row with
    {
        Status = BookingStatus.OnSite,
        ArrivedAt = at,
        OnTime = at <= row.StartsAt + StillOnTime,
    };

    /// <summary>The time is somebody else's to take; when it was stays to be seen.</summary>
    public static BookingRow GiveBack(this BookingRow row, BookingStatus status) => row with { Status = status, BusyFrom = null, BusyUntil = null, ExpiresAt = null };

    public static BookingRow Cancel(this BookingRow row, BookingCancelled e, DateTimeOffset at) => row.GiveBack(BookingStatus.Cancelled) with
    {
        CancelledAt = at,
        CancelledBy = e.By,
        Fee = e.Fee?.Amount,
        Currency = e.Fee?.Currency ?? row.Currency,
    };

    public static BookingRow With(this BookingRow row, Participant who) =>
        row with { Participants = [.. row.Participants, who], SeatsLeft = row.SeatsLeft - who.Seats };

    public static BookingRow Keep(this BookingRow row, KeptPlaces kept) =>
        row with { KeptPlaces = [.. row.KeptPlaces ?? [], kept], SeatsLeft = row.SeatsLeft - kept.Seats };

    public static BookingRow WithoutKept(this BookingRow row, Guid customer) =>
        row.Keeping([.. (row.KeptPlaces ?? []).Where(k => k.CustomerId != customer)]);

    /// <summary>As in the state: places are kept for a time, and until the day.</summary>
    public static BookingRow Settle(this BookingRow row, BookingRow before) => row is { KeptPlaces.Count: > 0 }
        && !(row.BusyFrom is not null && (row.BusyFrom, row.TechnicianId, row.Place) == (before.BusyFrom, before.TechnicianId, before.Place) && Transitions.From("join").Contains(row.Status))
        ? row.Keeping([])
        : row;

    private static BookingRow Keeping(this BookingRow row, IReadOnlyList<KeptPlaces> kept) =>
        row with { KeptPlaces = kept, SeatsLeft = row.SeatsLeft + (row.KeptPlaces ?? []).Sum(k => k.Seats) - kept.Sum(k => k.Seats) };

    public static BookingRow Without(this BookingRow row, Guid customer)
    {
        var left = row.Participants.Where(p => p.CustomerId != customer).ToList();
        return row with { Participants = left, SeatsLeft = row.SeatsLeft + row.Participants.Sum(p => p.Seats) - left.Sum(p => p.Seats) };
    }
}
