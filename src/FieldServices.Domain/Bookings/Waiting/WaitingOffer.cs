namespace FieldServices.Domain.Bookings.Waiting;

/// <summary>A time that somebody who waits is asked about.</summary>
/// <param name="Time">The time that became free.</param>
/// <param name="Made">False until the booking holds it.</param>
public sealed record WaitingOffer(FreedTime Time, bool Made);
