namespace FieldServices.Domain.Bookings.Waiting;

/// <summary>A booking on the waiting list.</summary>
/// <param name="Id">The booking.</param>
/// <param name="Reference">Its name on the telephone.</param>
/// <param name="ServiceId">What it waits for.</param>
/// <param name="CustomerId">For whom.</param>
/// <param name="Since">Since when; who came first is asked first.</param>
/// <param name="FirstDay">The first local day that suits.</param>
/// <param name="LastDay">The last local day that suits.</param>
/// <param name="TechnicianId">Whose time; null when anybody's is welcome.</param>
/// <param name="Offers">How many times were kept for it so far.</param>
/// <param name="OfferedFrom">When the time begins that is kept for it now.</param>
/// <param name="OfferedUntil">Until when it is kept.</param>
public sealed record WaitingEntryRow(
    Guid Id,
    string Reference,
    Guid ServiceId,
    Guid CustomerId,
    DateTimeOffset Since,
    DateOnly FirstDay,
    DateOnly LastDay,
    Guid? TechnicianId,
    int Offers,
    DateTimeOffset? OfferedFrom,
    DateTimeOffset? OfferedUntil);
