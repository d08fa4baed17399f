using FieldServices.Workflows;

namespace FieldServices.Domain.Bookings.Reminding;

/// <summary>One timer for all reminders of a booking: it is set for the one that comes next.</summary>
internal static class ReminderTimer
{
    public const string Key = "reminder";

    /// <summary>The database keeps times a little less exactly.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    /// <summary>Sets the timer for the next reminder; one that has passed is not sent any more.</summary>
    public static Output Next(BookingReminders state, DateTimeOffset now) =>
        All(state).FirstOrDefault(r => r.Due > now + Moment) is { } next ? new Output.SetTimer(Key, When.At(next.Due)) : new Output.CancelTimer(Key);

    /// <summary>Sends the reminder whose turn it is. When nothing was running for long, those that the next one has overtaken are left out.</summary>
    public static IReadOnlyList<Output> Turn(BookingReminders state, DateTimeOffset now)
    {
        if (state.Phase != ReminderPhase.Agreed || All(state).LastOrDefault(r => r.Due <= now + Moment) is not { } due || state.Done.Contains(due.Notice))
            return [];
        return
        [
            .. now < due.Until ? ReminderDecision.Ask(state, due.Notice) : [new Output.Record(new ReminderPassed(due.Notice))],
            Next(state, now),
        ];
    }

    private static IReadOnlyList<Reminder> All(BookingReminders state) => state.StartsAt is { } start ? Reminder.Of(start, state.Zone) : [];
}
