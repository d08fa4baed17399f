namespace FieldServices.Domain.Bookings;

/// <summary>A line of the life cycle: a command, where it is possible, and where the booking stands after it.</summary>
/// <param name="Command">The command's name.</param>
/// <param name="From">Where it is possible.</param>
/// <param name="To">Where it leads; empty when the booking stays where it is.</param>
public sealed record Transition(string Command, IReadOnlyList<BookingStatus> From, IReadOnlyList<BookingStatus> To);
