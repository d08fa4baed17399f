using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Reminding;
using FieldServices.Domain.Customers;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.Workflows;
using static FieldServices.Domain.Customers.BookingNotice;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;
using static FieldServices.Domain.Tests.Specifications.Inputs;

namespace FieldServices.Domain.Tests.Bookings;

/// <summary>Agreed on Monday at half past eight for Tuesday at nine, and told by text message and e-mail.</summary>
public sealed class ReminderWorkflowTests
{
    private static readonly BookingId Id = new(Envelopes.Id);
    private static readonly BookingSlot NextWeek = SlotAt(Nine.AddDays(7));
    private static readonly WorkflowSpec Reminders = WorkflowSpec.Of(ReminderWorkflow.Definition);
    private static readonly WorkflowSpec Wanted = Reminders.After(Told(Asked), T0).After(Told(new SlotHeld(At(10), Slot, At(610))), At(10));
    private static readonly WorkflowSpec Agreed = Wanted.After(Told(new BookingConfirmed(At(40))), At(40));

    [Fact]
    public void Agreeing_tells_the_customer_and_plans_the_first_reminder() =>
        Wanted.When(Told(new BookingConfirmed(At(40))), At(40)).Then(
            new Output.Record(new RemindersPlanned(Slot.From, Slot.Until, 1)),
            Tell(Confirmed, Slot),
            new Output.Record(new NoticeAsked(Confirmed)),
            new Output.SetTimer("reminder", When.At(Slot.From.AddDays(-1))));

    [Fact]
    public void Each_reminder_asks_once_and_sets_the_next_one()
    {
        var day = Agreed.When(TimerFired("reminder", Slot.From.AddDays(-1)), Slot.From.AddDays(-1));
        day.Then(Tell(InADay, Slot), new Output.Record(new NoticeAsked(InADay)), new Output.SetTimer("reminder", When.At(Evening)));
        day.Next.When(TimerFired("reminder", Slot.From.AddDays(-1)), Slot.From.AddDays(-1)).ThenNothing();
        var evening = day.Next.When(TimerFired("reminder", Evening), Evening);
        evening.Then(Tell(DayBefore, Slot), new Output.Record(new NoticeAsked(DayBefore)), new Output.SetTimer("reminder", When.At(Slot.From.AddHours(-1))));
        evening.Next.When(TimerFired("reminder", Slot.From.AddHours(-1)), Slot.From.AddHours(-1))
            .Then(Tell(InAnHour, Slot), new Output.Record(new NoticeAsked(InAnHour)), new Output.CancelTimer("reminder"));
    }

    [Fact]
    public void A_reminder_that_another_has_overtaken_is_left_out_and_none_comes_after_the_start()
    {
        var late = Slot.From.AddMinutes(-20);
        Agreed.When(TimerFired("reminder", Slot.From.AddDays(-1), late: true), late)
            .Then(Tell(InAnHour, Slot), new Output.Record(new NoticeAsked(InAnHour)), new Output.CancelTimer("reminder"));
        Agreed.When(TimerFired("reminder", Slot.From.AddDays(-1), late: true), Slot.From)
            .Then(new Output.Record(new ReminderPassed(InAnHour)), new Output.CancelTimer("reminder"));
        // Agreed at three in the night before: of the three reminders only the last is still to come.
        Wanted.When(Happened(new BookingConfirmed(Evening), Id.Value, Slot.From.AddHours(-6)), Slot.From.AddHours(-6)).Then(
            new Output.Record(new RemindersPlanned(Slot.From, Slot.Until, 1)), Tell(Confirmed, Slot), new Output.Record(new NoticeAsked(Confirmed)),
            new Output.SetTimer("reminder", When.At(Slot.From.AddHours(-1))));
    }

    [Fact]
    public void Another_time_is_told_once_and_planned_anew_and_another_technician_changes_nothing()
    {
        var moved = Agreed.When(Told(new BookingRescheduled(At(70), Slot, NextWeek, null)), At(70));
        moved.Then(
            new Output.Record(new RemindersPlanned(NextWeek.From, NextWeek.Until, 1)), Tell(Rescheduled, NextWeek), new Output.Record(new NoticeAsked(Rescheduled)),
            new Output.SetTimer("reminder", When.At(NextWeek.From.AddDays(-1))));
        moved.Next.When(Told(new BookingRescheduled(At(70), Slot, NextWeek, null)), At(70)).ThenNothing();
        moved.Next.When(TimerFired("reminder", Slot.From.AddDays(-1)), Slot.From.AddDays(-1)).ThenNothing();
        Agreed.When(Told(new TechnicianAssigned(At(60), SlotAt(Nine, Bea))), At(60)).ThenNothing();
        Agreed.When(Told(new BookingScheduled(At(60), NextWeek)), At(60)).Then([.. moved.Outputs]);
    }

    [Fact]
    public void A_booking_without_a_time_is_told_of_when_it_has_one()
    {
        var timeless = Reminders.After(Told(Asked), T0).When(Told(new BookingConfirmed(At(40))), At(40));
        timeless.Then(new Output.Record(new RemindersPlanned(null, null, 1)), new Output.CancelTimer("reminder"));
        Assert.Contains(Tell(Confirmed, Slot), timeless.Next.When(Told(new BookingScheduled(At(50), Slot)), At(50)).Outputs);
    }

    [Fact]
    public void What_is_cancelled_is_told_and_over_and_a_visit_to_nobody_is_only_over()
    {
        var cancelled = new BookingCancelled(At(50), CancelledBy.Customer, null, null);
        Agreed.When(Told(cancelled), At(50)).Then(
            new Output.CancelTimer("reminder"), Tell(Cancelled, Slot), new Output.Record(new NoticeAsked(Cancelled)), new Output.Record(new RemindersEnded("BookingCancelled", 1)));
        Agreed.After(Told(cancelled), At(50)).When(TimerFired("reminder", Evening), Evening).ThenNothing();
        Agreed.When(Told(new NoShowNoted(At(89_000), null, null)), At(89_000)).Then(new Output.CancelTimer("reminder"), new Output.Record(new RemindersEnded("NoShowNoted", 1)));
        foreach (var e in new BookingEvent[] { new BookingExpired(At(620)), new BookingDeclined(At(620), "No"), cancelled })
            Wanted.When(Told(e), At(620)).Then(new Output.CancelTimer("reminder"), new Output.Record(new RemindersEnded(e.GetType().Name, 1)));
    }

    [Fact]
    public void A_visit_to_nobody_that_is_agreed_again_begins_anew()
    {
        var over = Agreed.After(Told(new NoShowNoted(At(89_000), null, null)), At(89_000));
        Assert.Contains(Tell(Rescheduled, NextWeek), over.When(Told(new BookingRescheduled(At(90_000), Slot, NextWeek, null)), At(90_000)).Outputs);
    }

    [Fact]
    public void The_journey_and_the_end_of_the_work_are_told_once()
    {
        var journey = new JourneyStarted(At(87_000), At(88_000));
        var travelling = Agreed.When(Told(journey), journey.At);
        travelling.Then(new Output.CancelTimer("reminder"), Tell(OnTheWay, Slot, At(88_000)), new Output.Record(new NoticeAsked(OnTheWay)));
        travelling.Next.When(Told(journey), journey.At).ThenNothing();
        var done = new WorkCompleted(At(91_000), null);
        travelling.Next.When(Told(done), done.At).Then(
            new Output.CancelTimer("reminder"), Tell(Completed, Slot), new Output.Record(new NoticeAsked(Completed)), new Output.Record(new RemindersEnded("WorkCompleted", 1)));
        travelling.Next.After(Told(done), done.At).When(Told(done), done.At).ThenNothing();
    }

    [Fact]
    public void Everybody_of_a_group_is_told_and_whoever_left_is_not()
    {
        var joined = Wanted.After(Told(new ParticipantJoined(At(20), Neighbour, 1)), At(20));
        Assert.Equal(2, joined.When(Told(new BookingConfirmed(At(40))), At(40)).Commands.Count);
        Assert.Single(joined.After(Told(new ParticipantLeft(At(30), Neighbour)), At(30)).When(Told(new BookingConfirmed(At(40))), At(40)).Commands);
    }

    [Fact]
    public void What_was_agreed_long_ago_is_not_told_as_news_but_reminded_of()
    {
        var history = Wanted.When(Told(new BookingConfirmed(At(40))), At(40).AddHours(3));
        Assert.Empty(history.Commands);
        Assert.Equal([("reminder", Evening)], history.Timers);
    }

    [Fact]
    public void A_told_customer_gets_a_text_message_and_an_e_mail_with_what_calendars_need()
    {
        var told = new CustomerTold(At(41), Id, Confirmed, Slot.From, null, "+442079460018", "asha@example.org");
        var sent = Agreed.When(Happened(told, SampleBookings.Customer, told.At), told.At);
        Assert.Equal(["sms +442079460018 booking-confirmed Normal", "email asha@example.org booking-confirmed Normal"], sent.Messages);
        var (sms, mail) = ((Output.Deliver)sent.Outputs[0], (Output.Deliver)sent.Outputs[1]);
        Assert.Equal("Tuesday 3 March 2026 at 09:00", sms.Message.Data["start"]);
        Assert.DoesNotContain("invitation.id", sms.Message.Data.Keys);
        Assert.Equal((Id.Value.ToString(), "request", "1"), (mail.Message.Data["invitation.id"], mail.Message.Data["invitation.method"], mail.Message.Data["invitation.sequence"]));
        sent.Next.When(Happened(told, SampleBookings.Customer, told.At), told.At).ThenNothing();
        Agreed.When(Happened(told with { StartsAt = NextWeek.From }, SampleBookings.Customer, told.At), told.At).ThenNothing();
        Assert.Equal("at about 08:56", ((Output.Deliver)Agreed.When(Happened(told with { Notice = OnTheWay, ExpectedAt = At(87_960) }, SampleBookings.Customer, told.At), told.At).Outputs[0]).Message.Data["expected"]);
    }

    [Fact]
    public void Why_nothing_was_sent_is_recorded() =>
        Agreed.When(Rejected($"Confirmed:{SampleBookings.Customer}", "customer.messages-refused"), At(41))
            .Then(new Output.Record(new NoticeRefused($"Confirmed:{SampleBookings.Customer}", "customer.messages-refused")));

    private static DateTimeOffset Evening => new(2026, 3, 2, 18, 0, 0, TimeSpan.Zero);

    private static WorkflowInput Told(BookingEvent e) => Happened(e, Id.Value, e.At);

    private static Output.Send Tell(BookingNotice notice, BookingSlot slot, DateTimeOffset? expectedAt = null) =>
        new($"{notice}:{SampleBookings.Customer}", new TellCustomer(Id, notice, slot.From, expectedAt), SampleBookings.Customer);
}
