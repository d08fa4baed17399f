using FieldServices.Domain.Customers;
using FieldServices.Domain.Properties;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.Bookings.Reminding;

/// <summary>Everything that the reminders of one booking need to know of its past.</summary>
public sealed record BookingReminders
{
    public static BookingReminders Initial { get; } = new();

    public static Aggregate<BookingReminders, ReminderEvent> Aggregate { get; } = new("booking-reminders", Initial, Evolve);

    public ReminderPhase Phase { get; init; }

    public BookingId BookingId { get; init; }

    public PropertyId? PropertyId { get; init; }

    /// <summary>The zone of the place, in which times are said.</summary>
    public string Zone { get; init; } = LondonTime.Zone;

    public IReadOnlyList<Guid> Customers { get; init; } = [];

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public long Version { get; init; }

    /// <summary>What was asked for, or is too late, for the time that is agreed now.</summary>
    public IReadOnlyList<BookingNotice> Done { get; init; } = [];

    /// <summary>What was sent of it, to whom.</summary>
    public IReadOnlyList<NoticeSent> Sent { get; init; } = [];

    public static BookingReminders Evolve(BookingReminders state, ReminderEvent @event) => @event switch
    {
        BookingNoted e => new() { Phase = ReminderPhase.Wanted, BookingId = e.BookingId, Customers = [e.CustomerId], PropertyId = e.PropertyId, Zone = e.Zone },
        CustomerJoined e => state with { Customers = [.. state.Customers, e.CustomerId] },
        CustomerLeft e => state with { Customers = [.. state.Customers.Where(c => c != e.CustomerId)] },
        TimeNoted e => state with { Phase = ReminderPhase.Wanted, StartsAt = e.StartsAt, EndsAt = e.EndsAt },
        RemindersPlanned e => state with
        {
            Phase = ReminderPhase.Agreed,
            StartsAt = e.StartsAt,
            EndsAt = e.EndsAt,
            Version = e.Version,
            Done = [],
            Sent = [],
        },
        NoticeAsked e => state with { Done = [.. state.Done, e.Notice] },
        ReminderPassed e => state with { Done = [.. state.Done, e.Notice] },
        NoticeSent e => state with { Sent = [.. state.Sent, e] },
        NoticeRefused => state,
        RemindersEnded e => state with { Phase = ReminderPhase.Over, Version = e.Version },
        _ => throw new UnhandledEventException(nameof(BookingReminders), @event),
    };
}
