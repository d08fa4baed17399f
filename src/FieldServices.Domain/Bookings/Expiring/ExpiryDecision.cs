using FieldServices.Workflows;

namespace FieldServices.Domain.Bookings.Expiring;

/// <summary>What the watch over holds and quotes does about each input. It only asks; whether something has run out, the booking decides.</summary>
internal static class ExpiryDecision
{
    /// <summary>The key of the timer, and the workflow's own name for the command.</summary>
    public const string Expire = "expire";

    /// <summary>Clocks of two machines differ a little, and the database keeps times less exactly; so the booking is asked a moment later.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<Output> Decide(ExpiryWatch state, WorkflowInput input, DateTimeOffset now) => input switch
    {
        WorkflowInput.Happened { Event: SlotHeld e } told => Plan(state, e.Until, told),
        WorkflowInput.Happened { Event: BookingQuoted e } told => Plan(state, e.ValidUntil, told),
        WorkflowInput.Happened { Event: BookingEvent e } => state.ExpiresAt is null ? [] : Settle(e.GetType().Name),
        WorkflowInput.TimerFired { Key: Expire } when state is { ExpiresAt: { } due, Asked: false } && due <= now =>
            [new Output.Send(Expire, new ExpireBooking(), state.BookingId.Value), new Output.Record(new ExpiryAsked(due))],
        WorkflowInput.Answered { Key: Expire, Outcome: CommandOutcome.Rejected refused } when state.Asked => Settle(refused.Reason.Code),
        WorkflowInput.Answered { Key: Expire, Outcome: CommandOutcome.Discarded } when state.Asked => Settle("discarded"),
        _ => [],
    };

    private static IReadOnlyList<Output> Plan(ExpiryWatch state, DateTimeOffset due, WorkflowInput.Happened told) => state.ExpiresAt == due
        ? []
        : [new Output.Record(new ExpiryPlanned(new BookingId(told.Envelope.Stream.Id), due)), new Output.SetTimer(Expire, When.At(due + Moment))];

    private static IReadOnlyList<Output> Settle(string reason) => [new Output.CancelTimer(Expire), new Output.Record(new ExpirySettled(reason))];
}
