namespace FieldServices.Domain.Bookings.Conflicts;

/// <summary>A booking whose time breaks a rule since something changed.</summary>
/// <param name="Id">The booking.</param>
/// <param name="Reference">Its name on the telephone.</param>
/// <param name="Since">Since when the first of its conflicts is known.</param>
/// <param name="Accepted">Whether somebody lets all of them be.</param>
/// <param name="Kinds">The codes of the rules.</param>
/// <param name="Conflicts">Each of them, with what would resolve it.</param>
public sealed record BookingConflictsRow(
    Guid Id, string Reference, DateTimeOffset Since, bool Accepted, IReadOnlyList<string> Kinds, IReadOnlyList<BookingConflict> Conflicts);
