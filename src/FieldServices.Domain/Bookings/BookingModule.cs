using FieldServices.Domain.Bookings.Conflicts;
using FieldServices.Domain.Bookings.Expiring;
using FieldServices.Domain.Bookings.Places;
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

    public static BookingTable Module { get; } = Conflicting(Changing(Sharing(AtWork(Planning(Recorded(
        new BookingTable(Booking.Aggregate, "bookings", b => b.Status)
            .Guard(TimeOrder.Check)
            .Completes((before, e) => VisitOf.Complete(before, FreedPlaces.Complete(before, FreedTime.Complete(before, e))))
            .PartOf(VisitOf.WholeOf, VisitOf.OnlyTogether, VisitOf.NotAlone, nameof(BookingRow.WorkOrderId))
            .Snapshots(4, StateJson.Default)
            .Answers(BookingReceipt.Of, DomainJson.Default)
            .Claims(TechnicianTime.Kind, TechnicianTime.Spans)
            .View(BookingList.View)
            .Visible<BookingRow>(
                r => r.Price, WhenHidden.Null, Accounts,
                Member.Of<BookingRequested>(e => e.Price), Member.Of<BookingQuoted>(e => e.Price),
                Member.Of<BookingRequested>(e => e.Terms.Price), Member.Of<BookingRequested>(e => e.Terms.Packages![0].Price),
                Member.Of<Booking>(s => s.Terms!.Price), Member.Of<Booking>(s => s.Terms!.Packages![0].Price))
            .Visible<BookingRow>(
                r => r.Fee, WhenHidden.Null, Accounts,
                Member.Of<BookingCancelled>(e => e.Fee), Member.Of<NoShowNoted>(e => e.Fee),
                Member.Of<BookingRequested>(e => e.Terms.Cancellation!.Fee), Member.Of<Booking>(s => s.Terms!.Cancellation!.Fee))
            .Visible<BookingRow>(r => r.InvoiceNumber, WhenHidden.Null, Accounts, Member.Of<BookingInvoiced>(e => e.InvoiceNumber))
            .View(WaitingList.View)
            .Workflow(ExpiryWorkflow.Definition)
            .Workflow(ReminderWorkflow.Definition, ReminderTemplates.All)
            .Workflow(WaitingWorkflow.Definition, WaitingTemplates.All)
            .View(ConflictList.View)
            .Workflow(ConflictWorkflow.Definition)))))));

    private static BookingTable Recorded(BookingTable module) => module
        .Event<BookingRequested>("booking.requested", 1, Events, whose: (e, _) => OfCustomer(e.CustomerId))
        .Event<BookingSubmitted>("booking.submitted", 1, Events)
        .Event<SlotHeld>("booking.slot-held", 1, Events)
        .Event<HoldReleased>("booking.hold-released", 1, Events)
        .Event<BookingQuoted>("booking.quoted", 1, Events)
        .Event<ApprovalAsked>("booking.approval-asked", 1, Events)
        .Event<BookingApproved>("booking.approved", 1, Events)
        .Event<BookingConfirmed>("booking.confirmed", 1, Events)
        .Event<BookingScheduled>("booking.scheduled", 1, Events)
        .Event<TechnicianAssigned>("booking.technician-assigned", 1, Events)
        .Event<TechnicianDispatched>("booking.technician-dispatched", 1, Events)
        .Event<JourneyStarted>("booking.journey-started", 1, Events)
        .Event<TechnicianArrived>("booking.technician-arrived", 1, Events)
        .Event<WorkStarted>("booking.work-started", 1, Events)
        .Event<WorkPaused>("booking.work-paused", 1, Events)
        .Event<PartsAwaited>("booking.parts-awaited", 1, Events)
        .Event<WorkResumed>("booking.work-resumed", 1, Events)
        .Event<WorkCompleted>("booking.work-completed", 1, Events)
        .Event<WorkInspected>("booking.work-inspected", 1, Events)
        .Event<BookingInvoiced>("booking.invoiced", 1, Events)
        .Event<BookingClosed>("booking.closed", 1, Events)
        .Event<BookingRescheduled>("booking.rescheduled", 1, Events)
        .Event<ParticipantJoined>("booking.participant-joined", 1, Events)
        .Event<ParticipantLeft>("booking.participant-left", 1, Events)
        .Event<PlacesOffered>("booking.places-offered", 1, Events)
        .Event<PlacesDeclined>("booking.places-declined", 1, Events)
        .Event<BookingCancelled>("booking.cancelled", 1, Events)
        .Event<NoShowNoted>("booking.no-show-noted", 1, Events)
        .Event<BookingDeclined>("booking.declined", 1, Events)
        .Event<BookingExpired>("booking.expired", 1, Events)
        .Event<WaitingBegun>("booking.waiting-begun", 1, Events, whose: (e, _) => OfCustomer(e.CustomerId))
        .Event<WaitingEnded>("booking.waiting-ended", 1, Events)
        .Event<ConflictNoted>("booking.conflict-noted", 1, Events)
        .Event<ConflictResolved>("booking.conflict-resolved", 1, Events)
        .Event<ConflictAccepted>("booking.conflict-accepted", 1, Events);

    /// <summary>Whose personal data a booking keeps.</summary>
    internal static StreamId OfCustomer(Guid customerId) => new(Customers.Customer.Aggregate.StreamType, customerId);

    private static BookingTable Planning(BookingTable module) => Agreeing(Waiting(Asking(module)));

    private static BookingTable Asking(BookingTable module) => module
        .Starts<RequestBooking, CatalogueEntry>(
            "request", "Ask for a service; a time is chosen afterwards.",
            Commands, () => new RequestBooking.Validator(), RequestBooking.Decide,
            new FactSource<RequestBooking>(CatalogueModule.Module, c => c.ServiceId.Value), Anyone, BookingExamples.Request)
        .Command(
            "submit", "Mean the draft: from now on it is a request.",
            Commands, () => new SubmitBooking.Validator(), SubmitBooking.Decide, Office, BookingExamples.Submit, Transitions.From("submit"))
        .Command<HoldSlot, object>(
            "hold", "Keep a time of a technician for a while.",
            Commands, () => new HoldSlot.Validator(), HoldSlot.Decide,
            new FactSource<HoldSlot>(TechnicianModule.Module, c => c.TechnicianId?.Value) { Further = Calendar, Beside = TechnicianTime.Beside<HoldSlot>((_, c) => c.Start), OrAll = true },
            Office, BookingExamples.Hold, Transitions.From("hold"))
        .Command(
            "release", "Give the held time back; the request stays.",
            Commands, () => new ReleaseHold.Validator(), ReleaseHold.Decide, Office, BookingExamples.Release, Transitions.From("release"));

    private static BookingTable Waiting(BookingTable module) => module
        .Command(
            "wait", "Wait for a time that somebody gives back.",
            Commands, () => new WaitForSlot.Validator(), WaitForSlot.Decide, Office, BookingExamples.Wait, Transitions.From("wait"))
        .Command(
            "stop-waiting", "Leave the waiting list; the request stays.",
            Commands, () => new StopWaiting.Validator(), StopWaiting.Decide, Office, BookingExamples.StopWaiting, Transitions.From("stop-waiting"))
        .Command<OfferSlot, FactPair>(
            "offer", "Keep a time that became free for somebody who waits.",
            Commands, () => new OfferSlot.Validator(), OfferSlot.Decide,
            new FactSource<OfferSlot>(TechnicianModule.Module, c => c.TechnicianId.Value) { Further = Calendar, Beside = TechnicianTime.Beside<OfferSlot>((_, c) => c.Start) },
            Desk, BookingExamples.Offer, Transitions.From("offer"));

    private static BookingTable Agreeing(BookingTable module) => module
        .Command(
            "quote", "Name a price; a held time is kept until the offer runs out.",
            Commands, () => new QuoteBooking.Validator(), QuoteBooking.Decide, Office, BookingExamples.Quote, Transitions.From("quote"))
        .Command(
            "ask-approval", "Ask for the approvals that the service needs.",
            Commands, () => new AskApproval.Validator(), AskApproval.Decide, Office, BookingExamples.AskApproval, Transitions.From("ask-approval"))
        .Command(
            "approve", "Approve at one level; the last one confirms.",
            Commands, () => new ApproveBooking.Validator(), ApproveBooking.Decide, Desk, BookingExamples.Approve, Transitions.From("approve"))
        .Command(
            "confirm", "Agree the booking.",
            Commands, () => new ConfirmBooking.Validator(), ConfirmBooking.Decide, Office, BookingExamples.Confirm, Transitions.From("confirm"))
        .Command<ScheduleBooking, FactPair>(
            "schedule", "Put the booking into a technician's calendar.",
            Commands, () => new ScheduleBooking.Validator(), ScheduleBooking.Decide,
            new FactSource<Booking, ScheduleBooking>(TechnicianModule.Module, (b, c) => (c.TechnicianId ?? b.Slot?.TechnicianId)?.Value) { Further = Calendar, Beside = TechnicianTime.Beside<ScheduleBooking>((b, c) => c.Start ?? b.Slot?.Start) },
            Office, BookingExamples.Schedule, Transitions.From("schedule"))
        .Command<AssignTechnician, FactPair>(
            "assign", "Say who goes.",
            Commands, () => new AssignTechnician.Validator(), AssignTechnician.Decide,
            new FactSource<AssignTechnician>(TechnicianModule.Module, c => c.TechnicianId?.Value) { Further = Calendar, Beside = TechnicianTime.Beside<AssignTechnician>((b, _) => b.Slot?.Start) },
            Office, BookingExamples.Assign, Transitions.From("assign"));

    private static BookingTable AtWork(BookingTable module) => module
        .Command(
            "dispatch", "Send the technician the job.",
            Commands, () => new DispatchTechnician.Validator(), DispatchTechnician.Decide, Office, BookingExamples.Dispatch, Transitions.From("dispatch"))
        .Command(
            "en-route", "Set off.",
            Commands, () => new StartJourney.Validator(), StartJourney.Decide, Field, BookingExamples.StartJourney, Transitions.From("en-route"))
        .Command(
            "arrive", "Be at the place.",
            Commands, () => new ArriveAtBooking.Validator(), ArriveAtBooking.Decide, Field, BookingExamples.Arrive, Transitions.From("arrive"))
        .Command(
            "start", "Begin the work.",
            Commands, () => new StartWork.Validator(), StartWork.Decide, Field, BookingExamples.Start, Transitions.From("start"))
        .Command(
            "pause", "Break the work off for a while.",
            Commands, () => new PauseWork.Validator(), PauseWork.Decide, Field, BookingExamples.Pause, Transitions.From("pause"))
        .Command(
            "await-parts", "Stop until parts are there; the technician's time is given back.",
            Commands, () => new AwaitParts.Validator(), AwaitParts.Decide, Field, BookingExamples.AwaitParts, Transitions.From("await-parts"))
        .Command(
            "resume", "Go on with the work.",
            Commands, () => new ResumeWork.Validator(), ResumeWork.Decide, Field, BookingExamples.Resume, Transitions.From("resume"))
        .Command(
            "complete", "Say that the work is done.",
            Commands, () => new CompleteWork.Validator(), CompleteWork.Decide, Field, BookingExamples.Complete, Transitions.From("complete"))
        .Command(
            "inspect", "Look at the work; what does not pass is taken up again.",
            Commands, () => new InspectWork.Validator(), InspectWork.Decide, Office, BookingExamples.Inspect, Transitions.From("inspect"))
        .Command(
            "invoice", "Note the invoice.",
            Commands, () => new InvoiceBooking.Validator(), InvoiceBooking.Decide, Office, BookingExamples.Invoice, Transitions.From("invoice"))
        .Command(
            "close", "Close the file.",
            Commands, () => new CloseBooking.Validator(), CloseBooking.Decide, Office, BookingExamples.Close, Transitions.From("close"));

    private static BookingTable Sharing(BookingTable module) => module
        .Command<RescheduleBooking, FactPair>(
            "reschedule", "Move it to another time, technician or both, in one step.",
            Commands, () => new RescheduleBooking.Validator(), RescheduleBooking.Decide,
            new FactSource<Booking, RescheduleBooking>(TechnicianModule.Module, (b, c) => (c.TechnicianId ?? b.Slot?.TechnicianId)?.Value) { Further = Calendar, Beside = TechnicianTime.Beside<RescheduleBooking>((_, c) => c.Start) },
            Office, BookingExamples.Reschedule, Transitions.From("reschedule"))
        .Command(
            "join", "Take places of a group booking.",
            Commands, () => new JoinBooking.Validator(), JoinBooking.Decide, Office, BookingExamples.Join, Transitions.From("join"))
        .Command(
            "leave", "Give the places of a group booking back.",
            Commands, () => new LeaveBooking.Validator(), LeaveBooking.Decide, Office, BookingExamples.Leave, Transitions.From("leave"))
        .Command(
            "offer-places", "Keep places of a group booking for somebody who waits.",
            Commands, () => new OfferPlaces.Validator(), OfferPlaces.Decide, Desk, BookingExamples.OfferPlaces, Transitions.From("offer-places"))
        .Command(
            "decline-places", "Give back places that are kept.",
            Commands, () => new DeclinePlaces.Validator(), DeclinePlaces.Decide, Office, BookingExamples.DeclinePlaces, Transitions.From("decline-places"));

    private static BookingTable Changing(BookingTable module) => module
        .Command(
            "cancel", "Give the booking back; what it costs follows from its terms.",
            Commands, () => new CancelBooking.Validator(), CancelBooking.Decide, Office, BookingExamples.Cancel, Transitions.From("cancel"))
        .Command(
            "no-show", "Note that the customer was not there.",
            Commands, () => new NoteNoShow.Validator(), NoteNoShow.Decide, Field, BookingExamples.NoShow, Transitions.From("no-show"))
        .Command(
            "decline", "Do not take the booking.",
            Commands, () => new DeclineBooking.Validator(), DeclineBooking.Decide, Office, BookingExamples.Decline, Transitions.From("decline"))
        .Command(
            "expire", "Note that the hold or the quote has run out.",
            Commands, () => new ExpireBooking.Validator(), ExpireBooking.Decide, Desk, BookingExamples.Expire, Transitions.From("expire"));

    private static BookingTable Conflicting(BookingTable module) => module
        .Command<CheckBooking, Technicians.Technician, WorkCalendar>(
            "check", "Look whether the booked time still keeps the rules.",
            Commands, () => new CheckBooking.Validator(), CheckBooking.Decide,
            new FactSource<Booking, CheckBooking>(TechnicianModule.Module, (b, _) => b.Slot?.TechnicianId.Value) { Further = Calendar },
            Desk, BookingExamples.Check, Transitions.From("check"))
        .Command(
            "accept-conflict", "Let a conflict be, with the reason.",
            Commands, () => new AcceptConflict.Validator(), AcceptConflict.Decide, Office, BookingExamples.AcceptConflict, Transitions.From("accept-conflict"));
}
