using System.Text.Json.Serialization;
using FieldServices.Domain.Customers;
using FieldServices.Workflows;

namespace FieldServices.Domain.Bookings.Reminding;

/// <summary>Tells customers of their bookings: agreed, moved, cancelled; a day, an evening and an hour before; on the way; done.</summary>
public static class ReminderWorkflow
{
    private static readonly ReminderJson Json = ReminderJson.Default;

    public static Workflow<BookingReminders, ReminderEvent> Definition { get; } =
        new Workflow<BookingReminders, ReminderEvent>(BookingReminders.Aggregate, 1, ReminderDecision.Decide, s => s.Phase == ReminderPhase.Over, Json)
            .Event<BookingNoted>("booking-reminders.booking-noted", 1, Json)
            .Event<CustomerJoined>("booking-reminders.customer-joined", 1, Json)
            .Event<CustomerLeft>("booking-reminders.customer-left", 1, Json)
            .Event<TimeNoted>("booking-reminders.time-noted", 1, Json)
            .Event<RemindersPlanned>("booking-reminders.planned", 1, Json)
            .Event<NoticeAsked>("booking-reminders.notice-asked", 1, Json)
            .Event<ReminderPassed>("booking-reminders.passed", 1, Json)
            .Event<NoticeSent>("booking-reminders.notice-sent", 1, Json)
            .Event<NoticeRefused>("booking-reminders.notice-refused", 1, Json)
            .Event<RemindersEnded>("booking-reminders.ended", 1, Json)
            .On<BookingRequested>()
            .On<ParticipantJoined>()
            .On<ParticipantLeft>()
            .On<SlotHeld>()
            .On<HoldReleased>()
            .On<BookingConfirmed>()
            .On<BookingScheduled>()
            .On<TechnicianAssigned>()
            .On<BookingRescheduled>()
            .On<JourneyStarted>()
            .On<WorkCompleted>()
            .On<BookingCancelled>()
            .On<NoShowNoted>()
            .On<BookingDeclined>()
            .On<BookingExpired>()
            .On<CustomerTold>((e, _) => e.BookingId.Value);
}

/// <summary>How the reminders remember their state and record their events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BookingReminders))]
[JsonSerializable(typeof(BookingNoted))]
[JsonSerializable(typeof(CustomerJoined))]
[JsonSerializable(typeof(CustomerLeft))]
[JsonSerializable(typeof(TimeNoted))]
[JsonSerializable(typeof(RemindersPlanned))]
[JsonSerializable(typeof(NoticeAsked))]
[JsonSerializable(typeof(ReminderPassed))]
[JsonSerializable(typeof(NoticeSent))]
[JsonSerializable(typeof(NoticeRefused))]
[JsonSerializable(typeof(RemindersEnded))]
public sealed partial class ReminderJson : JsonSerializerContext;
