using FieldServices.Domain.Customers;
using FieldServices.Workflows;
using static FieldServices.Domain.Bookings.Reminding.ReminderPhase;

namespace FieldServices.Domain.Bookings.Reminding;

/// <summary>What the reminders of a booking do about each input. They ask; whether a customer is told, the customer's own record decides.</summary>
internal static class ReminderDecision
{
    /// <summary>What was agreed longer ago is history that is told afterwards: nobody waits for a message about it.</summary>
    private static readonly TimeSpan StillNews = TimeSpan.FromHours(2);

    public static IReadOnlyList<Output> Decide(BookingReminders state, WorkflowInput input, DateTimeOffset now) => input switch
    {
        WorkflowInput.Happened { Event: BookingRequested e } told when state.Phase == NotBegun => [new Output.Record(new BookingNoted(
            new BookingId(told.Envelope.Stream.Id), e.CustomerId, e.PropertyId is { } id ? new Properties.PropertyId(id) : null, e.Zone))],
        _ when state.Phase == NotBegun => [],
        WorkflowInput.Happened { Event: BookingEvent e } told => Happened(state, e, told, now),
        WorkflowInput.Happened { Event: CustomerTold e } told => ReminderMessages.Send(state, told.Envelope.Stream.Id, e),
        WorkflowInput.TimerFired { Key: ReminderTimer.Key } => ReminderTimer.Turn(state, now),
        WorkflowInput.Answered { Outcome: CommandOutcome.Rejected refused } answer => Refused(state, answer.Key, refused.Reason.Code),
        WorkflowInput.Answered { Outcome: CommandOutcome.Discarded } answer => Refused(state, answer.Key, "discarded"),
        _ => [],
    };

    /// <summary>Asks for a notice to each customer, once for the agreed time.</summary>
    public static IEnumerable<Output> Ask(BookingReminders state, BookingNotice notice, DateTimeOffset? expectedAt = null) => state.Done.Contains(notice)
        ? []
        :
        [
            .. state.Customers.Select(c => new Output.Send(
                $"{notice}:{c}", new TellCustomer(state.BookingId, notice, state.StartsAt, expectedAt, state.PropertyId), c)),
            new Output.Record(new NoticeAsked(notice)),
        ];

    private static IReadOnlyList<Output> Happened(BookingReminders state, BookingEvent @event, WorkflowInput.Happened told, DateTimeOffset now) => (@event, state.Phase) switch
    {
        (ParticipantJoined e, not Over) when !state.Customers.Contains(e.CustomerId) => [new Output.Record(new CustomerJoined(e.CustomerId))],
        (ParticipantLeft e, not Over) when state.Customers.Contains(e.CustomerId) => [new Output.Record(new CustomerLeft(e.CustomerId))],
        (SlotHeld e, Wanted or Over) => Note(state, e.Slot),
        (HoldReleased, Wanted) => Note(state, null),
        (BookingRescheduled e, Wanted) => Note(state, e.To),
        (BookingConfirmed, Wanted) => Plan(state, state.StartsAt, state.EndsAt, BookingNotice.Confirmed, told, now),
        (BookingScheduled { Slot: var slot }, Agreed) => Move(state, slot, told, now),
        (TechnicianAssigned { Slot: var slot }, Agreed) => Move(state, slot, told, now),
        (BookingRescheduled { To: var slot }, Agreed or Over) => Move(state, slot, told, now),
        (JourneyStarted e, Agreed) when !state.Done.Contains(BookingNotice.OnTheWay) =>
            [new Output.CancelTimer(ReminderTimer.Key), .. Ask(state, BookingNotice.OnTheWay, e.ExpectedAt)],
        (WorkCompleted, Agreed) => End(state, BookingNotice.Completed, told),
        (BookingCancelled, Agreed) => End(state, BookingNotice.Cancelled, told),
        (BookingCancelled or NoShowNoted or BookingDeclined or BookingExpired, Wanted or Agreed) => End(state, null, told),
        _ => [],
    };

    private static IReadOnlyList<Output> Note(BookingReminders state, BookingSlot? slot) =>
        state.Phase == Wanted && state.StartsAt == slot?.From ? [] : [new Output.Record(new TimeNoted(slot?.From, slot?.Until))];

    private static IReadOnlyList<Output> Move(BookingReminders state, BookingSlot slot, WorkflowInput.Happened told, DateTimeOffset now) =>
        state.StartsAt == slot.From
            ? []
            : Plan(state, slot.From, slot.Until, state.StartsAt is null ? BookingNotice.Confirmed : BookingNotice.Rescheduled, told, now);

    /// <summary>What was planned before is over; a booking without a time is told of when it has one.</summary>
    private static IReadOnlyList<Output> Plan(
        BookingReminders state, DateTimeOffset? start, DateTimeOffset? end, BookingNotice notice, WorkflowInput.Happened told, DateTimeOffset now)
    {
        var planned = new RemindersPlanned(start, end, told.Envelope.Version);
        var next = BookingReminders.Evolve(state, planned);
        var isNews = start > now && now - told.Envelope.EffectiveAt < StillNews;
        return [new Output.Record(planned), .. isNews ? Ask(next, notice) : [], ReminderTimer.Next(next, now)];
    }

    private static IReadOnlyList<Output> End(BookingReminders state, BookingNotice? notice, WorkflowInput.Happened told) =>
    [
        new Output.CancelTimer(ReminderTimer.Key),
        .. notice is { } last ? Ask(state, last) : [],
        new Output.Record(new RemindersEnded(told.Event.GetType().Name, told.Envelope.Version)),
    ];

    private static IReadOnlyList<Output> Refused(BookingReminders state, string key, string code) =>
        state.Done.Any(n => key.StartsWith($"{n}:", StringComparison.Ordinal)) ? [new Output.Record(new NoticeRefused(key, code))] : [];
}
