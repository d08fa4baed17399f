using FieldServices.Domain.Customers;
using FieldServices.Domain.Properties;

namespace FieldServices.Domain.Bookings.Reminding;

/// <summary>What the reminders of a booking record about themselves; their state follows from these alone.</summary>
public abstract record ReminderEvent
{
    private protected ReminderEvent()
    {
    }
}

/// <summary>A booking was asked for; who is told of it follows.</summary>
public sealed record BookingNoted(BookingId BookingId, Guid CustomerId, PropertyId? PropertyId, string Zone) : ReminderEvent;

public sealed record CustomerJoined(Guid CustomerId) : ReminderEvent;

public sealed record CustomerLeft(Guid CustomerId) : ReminderEvent;

/// <summary>A time is held and not agreed yet; none when it was given back.</summary>
public sealed record TimeNoted(DateTimeOffset? StartsAt, DateTimeOffset? EndsAt) : ReminderEvent;

/// <summary>The booking is agreed for this time, or for another than before: what was told of the old one does not count any more.</summary>
/// <param name="StartsAt">When it begins; none when no time is agreed yet.</param>
/// <param name="EndsAt">When it ends.</param>
/// <param name="Version">Which version of the booking this is, by which calendars know what is newer.</param>
public sealed record RemindersPlanned(DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, long Version) : ReminderEvent;

/// <summary>The customers are to be told; whether they are, each customer's record decides.</summary>
public sealed record NoticeAsked(BookingNotice Notice) : ReminderEvent;

/// <summary>It was too late for this reminder, because nothing was running.</summary>
public sealed record ReminderPassed(BookingNotice Notice) : ReminderEvent;

public sealed record NoticeSent(Guid CustomerId, BookingNotice Notice) : ReminderEvent;

/// <summary>Nothing was sent, for this reason.</summary>
public sealed record NoticeRefused(string Notice, string Code) : ReminderEvent;

public sealed record RemindersEnded(string Reason, long Version) : ReminderEvent;
