namespace FieldServices.Domain.Bookings;

/// <summary>What whoever sends a command is told at once.</summary>
/// <param name="Reference">The booking's name on the telephone, such as B-7F3K-2QXM.</param>
/// <param name="Status">Where the booking stands.</param>
/// <param name="Slot">Whose time it has.</param>
/// <param name="ExpiresAt">When the hold or the quote runs out by itself.</param>
/// <param name="AllowedCommands">What is possible now.</param>
public sealed record BookingReceipt(string Reference, BookingStatus Status, BookingSlot? Slot, DateTimeOffset? ExpiresAt, IReadOnlyList<string> AllowedCommands)
{
    public static BookingReceipt Of(Guid id, Booking booking) => new(
        BookingReference.Of(id),
        booking.Status,
        booking.HoldsTime ? booking.Slot : null,
        booking.ExpiresAt,
        [.. Transitions.All.Where(t => t.From.Contains(booking.Status)).Select(t => t.Command).Where(c => booking.VisitOf is null || !VisitOf.OnlyTogether.Contains(c))]);
}
