using FieldServices.EventStore;

namespace FieldServices.Domain.Bookings;

/// <summary>The place of a booking in a work order.</summary>
/// <param name="WorkOrderId">The work order.</param>
/// <param name="Number">Which of its visits, from 1.</param>
/// <param name="Name">What is done at that visit.</param>
public sealed record VisitOf(Guid WorkOrderId, int Number, string Name)
{
    /// <summary>The type of a work order's stream.</summary>
    internal const string Whole = "work-order";

    /// <summary>What is agreed for all visits together, and so is changed only for all of them together.</summary>
    internal static IReadOnlyList<string> OnlyTogether { get; } =
        ["hold", "release", "wait", "stop-waiting", "offer", "quote", "ask-approval", "confirm", "schedule", "reschedule", "join", "leave", "offer-places", "decline-places", "cancel", "decline"];

    internal static StreamId? WholeOf(Booking booking) => booking.VisitOf is { } visit ? new StreamId(Whole, visit.WorkOrderId) : null;

    internal static Rejection NotAlone(StreamId whole) =>
        new("booking.part-of-whole", $"It is a visit of {whole} and was agreed with the others; change it there.");

    /// <summary>Says with an event which visit it is about.</summary>
    internal static BookingEvent Complete(Booking before, BookingEvent @event) =>
        before.VisitOf is { } visit ? @event with { VisitOf = visit } : @event;
}
