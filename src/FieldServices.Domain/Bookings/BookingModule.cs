using FieldServices.Domain.Bookings.Conflicts;
using FieldServices.Domain.Bookings.Expiring;
using FieldServices.Domain.Bookings.Reminding;
using FieldServices.Domain.Bookings.Views;
using FieldServices.Domain.Bookings.Waiting;
using FieldServices.Domain.Calendars;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Technicians;
using FieldServices.EventStore;
using static FieldServices.Domain.Modules.Role;

namespace FieldServices.Domain.Bookings;

using BookingTable = Module<Booking, BookingEvent, BookingStatus>;

public static class BookingModule
{
    private static readonly CommandJson Commands = CommandJson.Default;
    private static readonly DomainJson Events = DomainJson.Default;
    private static readonly Role[] Office = [Admin, Dispatcher, Integrator];
    private static readonly Role[] Desk = [Admin, Dispatcher];
    private static readonly Role[] Field = [Admin, Dispatcher, Role.Technician, Integrator];
    /// <summary>A customer's key may ask for something; what becomes of it goes through whoever knows which booking is whose.</summary>
    private static readonly Role[] Anyone = [Admin, Dispatcher, Customer, Integrator];

    /// <summary>Who may know what a customer pays; whoever does the work need not.</summary>
    private static readonly Role[] Accounts = [Admin, Dispatcher, Auditor, Integrator];

    /// <summary>A technician's hours are read by the calendar that the technician follows.</summary>
    private static readonly FurtherFact Calendar = new(CalendarModule.Module, t => ((Technicians.Technician)t).CalendarId.Value);

    public static BookingTable Module { get; } = Conflicting(Changing(AtWork(Planning(Recorded(
        new BookingTable(Booking.Aggregate, "bookings", b => b.Status)
            .Guard(TimeOrder.Check)
            .Completes(FreedTime.Complete)
            .Snapshots(2, StateJson.Default.Booking)
            .Answers(BookingReceipt.Of, DomainJson.Default.BookingReceipt)
            .Claims(TechnicianTime.Kind, TechnicianTime.Spans)
            .View(BookingList.View)
            .Visible<BookingRow>(r => r.Price, WhenHidden.Null, Accounts, Member.Of<BookingRequested>(e => e.Price), Member.Of<BookingQuoted>(e => e.Price))
            .Visible<BookingRow>(r => r.Fee, WhenHidden.Null, Accounts, Member.Of<BookingCancelled>(e => e.Fee), Member.Of<NoShowNoted>(e => e.Fee))
            .Visible<BookingRow>(r => r.InvoiceNumber, WhenHidden.Null, Accounts, Member.Of<BookingInvoiced>(e => e.InvoiceNumber))
            .View(WaitingList.View)
            .Workflow(ExpiryWorkflow.Definition)
            .Workflow(ReminderWorkflow.Definition, ReminderTemplates.All)
            .Workflow(WaitingWorkflow.Definition, WaitingTemplates.All)
            .View(ConflictList.View)
            .Workflow(ConflictWorkflow.Definition))))));

    private static BookingTable Recorded(BookingTable module) => module
        .Event("booking.requested", 1, Events.BookingRequested, whose: (e, _) => OfCustomer(e.CustomerId))
        .Event("booking.submitted", 1, Events.BookingSubmitted)
        .Event("booking.slot-held", 1, Events.SlotHeld)
        .Event("booking.hold-released", 1, Events.HoldReleased)
        .Event("booking.quoted", 1, Events.BookingQuoted)
        .Event("booking.approval-asked", 1, Events.ApprovalAsked)
        .Event("booking.approved", 1, Events.BookingApproved)
        .Event("booking.confirmed", 1, Events.BookingConfirmed)
        .Event("booking.scheduled", 1, Events.BookingScheduled)
        .Event("booking.technician-assigned", 1, Events.TechnicianAssigned)
        .Event("booking.technician-dispatched", 1, Events.TechnicianDispatched)
        .Event("booking.journey-started", 1, Events.JourneyStarted)
        .Event("booking.technician-arrived", 1, Events.TechnicianArrived)
        .Event("booking.work-started", 1, Events.WorkStarted)
        .Event("booking.work-paused", 1, Events.WorkPaused)
        .Event("booking.parts-awaited", 1, Events.PartsAwaited)
        .Event("booking.work-resumed", 1, Events.WorkResumed)
        .Event("booking.work-completed", 1, Events.WorkCompleted)
        .Event("booking.work-inspected", 1, Events.WorkInspected)
        .Event("booking.invoiced", 1, Events.BookingInvoiced)
        .Event("booking.closed", 1, Events.BookingClosed)
        .Event("booking.rescheduled", 1, Events.BookingRescheduled)
        .Event("booking.participant-joined", 1, Events.ParticipantJoined)
        .Event("booking.participant-left", 1, Events.ParticipantLeft)
        .Event("booking.cancelled", 1, Events.BookingCancelled)
        .Event("booking.no-show-noted", 1, Events.NoShowNoted)
        .Event("booking.declined", 1, Events.BookingDeclined)
        .Event("booking.expired", 1, Events.BookingExpired)
        .Event("booking.waiting-begun", 1, Events.WaitingBegun, whose: (e, _) => OfCustomer(e.CustomerId))
        .Event("booking.waiting-ended", 1, Events.WaitingEnded)
        .Event("booking.conflict-noted", 1, Events.ConflictNoted)
        .Event("booking.conflict-resolved", 1, Events.ConflictResolved)
        .Event("booking.conflict-accepted", 1, Events.ConflictAccepted);

    /// <summary>Whose personal data a booking keeps.</summary>
    internal static StreamId OfCustomer(Guid customerId) => new(Customers.Customer.Aggregate.StreamType, customerId);

    private static BookingTable Planning(BookingTable module) => Agreeing(Waiting(Asking(module)));

    private static BookingTable Asking(BookingTable module) => module
        .Starts<RequestBooking, CatalogueEntry>(
            "request", "Ask for a service; a time is chosen afterwards.",
            Commands.RequestBooking, new RequestBooking.Validator(), RequestBooking.Decide,
            new FactSource<RequestBooking>(CatalogueModule.Module, c => c.ServiceId.Value), Anyone, BookingExamples.Request)
        .Command(
            "submit", "Mean the draft: from now on it is a request.",
            Commands.SubmitBooking, new SubmitBooking.Validator(), SubmitBooking.Decide, Office, BookingExamples.Submit, Transitions.From("submit"))
        .Command<HoldSlot, Technicians.Technician, WorkCalendar>(
            "hold", "Keep a time of a technician for a while.",
            Commands.HoldSlot, new HoldSlot.Validator(), HoldSlot.Decide,
            new FactSource<HoldSlot>(TechnicianModule.Module, c => c.TechnicianId.Value) { Further = Calendar },
            Office, BookingExamples.Hold, Transitions.From("hold"))
        .Command(
            "release", "Give the held time back; the request stays.",
            Commands.ReleaseHold, new ReleaseHold.Validator(), ReleaseHold.Decide, Office, BookingExamples.Release, Transitions.From("release"));

    private static BookingTable Waiting(BookingTable module) => module
        .Command(
            "wait", "Wait for a time that somebody gives back.",
            Commands.WaitForSlot, new WaitForSlot.Validator(), WaitForSlot.Decide, Office, BookingExamples.Wait, Transitions.From("wait"))
        .Command(
            "stop-waiting", "Leave the waiting list; the request stays.",
            Commands.StopWaiting, new StopWaiting.Validator(), StopWaiting.Decide, Office, BookingExamples.StopWaiting, Transitions.From("stop-waiting"))
        .Command<OfferSlot, Technicians.Technician, WorkCalendar>(
            "offer", "Keep a time that became free for somebody who waits.",
            Commands.OfferSlot, new OfferSlot.Validator(), OfferSlot.Decide,
            new FactSource<OfferSlot>(TechnicianModule.Module, c => c.TechnicianId.Value) { Further = Calendar },
            Desk, BookingExamples.Offer, Transitions.From("offer"));

    private static BookingTable Agreeing(BookingTable module) => module
        .Command(
            "quote", "Name a price; a held time is kept until the offer runs out.",
            Commands.QuoteBooking, new QuoteBooking.Validator(), QuoteBooking.Decide, Office, BookingExamples.Quote, Transitions.From("quote"))
        .Command(
            "ask-approval", "Ask for the approvals that the service needs.",
            Commands.AskApproval, new AskApproval.Validator(), AskApproval.Decide, Office, BookingExamples.AskApproval, Transitions.From("ask-approval"))
        .Command(
            "approve", "Approve at one level; the last one confirms.",
            Commands.ApproveBooking, new ApproveBooking.Validator(), ApproveBooking.Decide, Desk, BookingExamples.Approve, Transitions.From("approve"))
        .Command(
            "confirm", "Agree the booking.",
            Commands.ConfirmBooking, new ConfirmBooking.Validator(), ConfirmBooking.Decide, Office, BookingExamples.Confirm, Transitions.From("confirm"))
        .Command<ScheduleBooking, Technicians.Technician, WorkCalendar>(
            "schedule", "Put the booking into a technician's calendar.",
            Commands.ScheduleBooking, new ScheduleBooking.Validator(), ScheduleBooking.Decide,
            new FactSource<Booking, ScheduleBooking>(TechnicianModule.Module, (b, c) => (c.TechnicianId ?? b.Slot?.TechnicianId)?.Value) { Further = Calendar },
            Office, BookingExamples.Schedule, Transitions.From("schedule"))
        .Command<AssignTechnician, Technicians.Technician, WorkCalendar>(
            "assign", "Say who goes.",
            Commands.AssignTechnician, new AssignTechnician.Validator(), AssignTechnician.Decide,
            new FactSource<AssignTechnician>(TechnicianModule.Module, c => c.TechnicianId?.Value) { Further = Calendar },
            Office, BookingExamples.Assign, Transitions.From("assign"));

    private static BookingTable AtWork(BookingTable module) => module
        .Command(
            "dispatch", "Send the technician the job.",
            Commands.DispatchTechnician, new DispatchTechnician.Validator(), DispatchTechnician.Decide, Office, BookingExamples.Dispatch, Transitions.From("dispatch"))
        .Command(
            "en-route", "Set off.",
            Commands.StartJourney, new StartJourney.Validator(), StartJourney.Decide, Field, BookingExamples.StartJourney, Transitions.From("en-route"))
        .Command(
            "arrive", "Be at the place.",
            Commands.ArriveAtBooking, new ArriveAtBooking.Validator(), ArriveAtBooking.Decide, Field, BookingExamples.Arrive, Transitions.From("arrive"))
        .Command(
            "start", "Begin the work.",
            Commands.StartWork, new StartWork.Validator(), StartWork.Decide, Field, BookingExamples.Start, Transitions.From("start"))
        .Command(
            "pause", "Break the work off for a while.",
            Commands.PauseWork, new PauseWork.Validator(), PauseWork.Decide, Field, BookingExamples.Pause, Transitions.From("pause"))
        .Command(
            "await-parts", "Stop until parts are there; the technician's time is given back.",
            Commands.AwaitParts, new AwaitParts.Validator(), AwaitParts.Decide, Field, BookingExamples.AwaitParts, Transitions.From("await-parts"))
        .Command(
            "resume", "Go on with the work.",
            Commands.ResumeWork, new ResumeWork.Validator(), ResumeWork.Decide, Field, BookingExamples.Resume, Transitions.From("resume"))
        .Command(
            "complete", "Say that the work is done.",
            Commands.CompleteWork, new CompleteWork.Validator(), CompleteWork.Decide, Field, BookingExamples.Complete, Transitions.From("complete"))
        .Command(
            "inspect", "Look at the work; what does not pass is taken up again.",
            Commands.InspectWork, new InspectWork.Validator(), InspectWork.Decide, Office, BookingExamples.Inspect, Transitions.From("inspect"))
        .Command(
            "invoice", "Note the invoice.",
            Commands.InvoiceBooking, new InvoiceBooking.Validator(), InvoiceBooking.Decide, Office, BookingExamples.Invoice, Transitions.From("invoice"))
        .Command(
            "close", "Close the file.",
            Commands.CloseBooking, new CloseBooking.Validator(), CloseBooking.Decide, Office, BookingExamples.Close, Transitions.From("close"));

    private static BookingTable Changing(BookingTable module) => module
        .Command<RescheduleBooking, Technicians.Technician, WorkCalendar>(
            "reschedule", "Move it to another time, technician or both, in one step.",
            Commands.RescheduleBooking, new RescheduleBooking.Validator(), RescheduleBooking.Decide,
            new FactSource<Booking, RescheduleBooking>(TechnicianModule.Module, (b, c) => (c.TechnicianId ?? b.Slot?.TechnicianId)?.Value) { Further = Calendar },
            Office, BookingExamples.Reschedule, Transitions.From("reschedule"))
        .Command(
            "join", "Take places of a group booking.",
            Commands.JoinBooking, new JoinBooking.Validator(), JoinBooking.Decide, Office, BookingExamples.Join, Transitions.From("join"))
        .Command(
            "leave", "Give the places of a group booking back.",
            Commands.LeaveBooking, new LeaveBooking.Validator(), LeaveBooking.Decide, Office, BookingExamples.Leave, Transitions.From("leave"))
        .Command(
            "cancel", "Give the booking back; what it costs follows from its terms.",
            Commands.CancelBooking, new CancelBooking.Validator(), CancelBooking.Decide, Office, BookingExamples.Cancel, Transitions.From("cancel"))
        .Command(
            "no-show", "Note that the customer was not there.",
            Commands.NoteNoShow, new NoteNoShow.Validator(), NoteNoShow.Decide, Field, BookingExamples.NoShow, Transitions.From("no-show"))
        .Command(
            "decline", "Do not take the booking.",
            Commands.DeclineBooking, new DeclineBooking.Validator(), DeclineBooking.Decide, Office, BookingExamples.Decline, Transitions.From("decline"))
        .Command(
            "expire", "Note that the hold or the quote has run out.",
            Commands.ExpireBooking, new ExpireBooking.Validator(), ExpireBooking.Decide, Desk, BookingExamples.Expire, Transitions.From("expire"));

    private static BookingTable Conflicting(BookingTable module) => module
        .Command<CheckBooking, Technicians.Technician, WorkCalendar>(
            "check", "Look whether the booked time still keeps the rules.",
            Commands.CheckBooking, new CheckBooking.Validator(), CheckBooking.Decide,
            new FactSource<Booking, CheckBooking>(TechnicianModule.Module, (b, _) => b.Slot?.TechnicianId.Value) { Further = Calendar },
            Desk, BookingExamples.Check, Transitions.From("check"))
        .Command(
            "accept-conflict", "Let a conflict be, with the reason.",
            Commands.AcceptConflict, new AcceptConflict.Validator(), AcceptConflict.Decide, Office, BookingExamples.AcceptConflict, Transitions.From("accept-conflict"));
}
