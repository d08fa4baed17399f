using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies.Responding;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Domain.Emergencies.Watching;
using FieldServices.Domain.Modules;
using static FieldServices.Domain.Emergencies.EmergencyStatus;
using static FieldServices.Domain.Modules.Role;

namespace FieldServices.Domain.Emergencies;

using EmergencyTable = Module<Emergency, EmergencyEvent, EmergencyStatus>;

public static class EmergencyModule
{
    private static readonly CommandJson Commands = CommandJson.Default;
    private static readonly DomainJson Events = DomainJson.Default;
    private static readonly Role[] Office = [Admin, Dispatcher, Integrator];
    private static readonly Role[] Field = [Admin, Dispatcher, Technician, Integrator];
    private static readonly EmergencyStatus[] BeforeArrival = [Reported, Acknowledged, Dispatching, Dispatched, EnRoute, Reopened];
    private static readonly Role[] Desk = [Admin, Dispatcher];
    private static readonly EmergencyStatus[] ClockCanPause = [Acknowledged, Dispatching, Dispatched, EnRoute, Reopened];

    public static EmergencyTable Module { get; } = Declare();

    private static EmergencyTable Declare()
    {
        var module = new EmergencyTable(Emergency.Aggregate, "emergencies", e => e.Status)
            .Guard(TimeOrder.Check)
            .Finished(e => e.Status is Closed or Cancelled, rest: TimeSpan.FromDays(180))
            .Snapshots(3, StateJson.Default)
            .Answers(EmergencyReceipt.Of, DomainJson.Default)
            .View(EmergencyBoard.View)
            .Visible<EmergencyRow>(
                r => r.Contact, WhenHidden.Null, Field,
                Member.Of<EmergencyReported>(e => e.Caller), Member.Of<ResponseBegun>(e => e.Caller), Member.Of<EmergencyResponse>(s => s.Caller))
            .View(ResponseTimes.View)
            .Workflow(ResponseWorkflow.Definition, ResponseTemplates.All)
            .Workflow(ClockWorkflow.Definition);
        return Noting(Ending(Working(Coming(Recorded(module)))));
    }

    private static EmergencyTable Recorded(EmergencyTable module) => module
        .Event<EmergencyReported>("emergency.reported", 1, Events, whose: (e, emergency) => e.Caller is null ? null : emergency)
        .Event<CustomerLinked>("emergency.customer-linked", 1, Events)
        .Event<EmergencyLocated>("emergency.located", 1, Events)
        .Event<EmergencyAcknowledged>("emergency.acknowledged", 1, Events)
        .Event<DispatchOffered>("emergency.dispatch-offered", 2, Events, whose: (e, _) => ContractorModule.StreamOf(e.ContractorId))
        .Upcasts("emergency.dispatch-offered", from: 1, EarlierVersions.DispatchOffered)
        .Event<DispatchWithdrawn>("emergency.dispatch-withdrawn", 1, Events)
        .Event<DispatchAccepted>("emergency.dispatch-accepted", 1, Events)
        .Event<DispatchDeclined>("emergency.dispatch-declined", 1, Events)
        .Event<TravelStarted>("emergency.travel-started", 1, Events)
        .Event<ContractorArrived>("emergency.contractor-arrived", 1, Events)
        .Event<EmergencyMadeSafe>("emergency.made-safe", 1, Events)
        .Event<EmergencyResolved>("emergency.resolved", 1, Events)
        .Event<EmergencyClosed>("emergency.closed", 1, Events)
        .Event<EmergencyCancelled>("emergency.cancelled", 1, Events)
        .Event<EmergencyReopened>("emergency.reopened", 1, Events)
        .Event<PriorityChanged>("emergency.priority-changed", 1, Events)
        .Event<ClockPaused>("emergency.clock-paused", 1, Events)
        .Event<ClockResumed>("emergency.clock-resumed", 2, Events)
        .Upcasts("emergency.clock-resumed", from: 1, EarlierVersions.ClockResumed)
        .Event<EmergencyEscalated>("emergency.escalated", 1, Events)
        .Event<FollowUpRaised>("emergency.follow-up-raised", 1, Events)
        .Event<DeadlineNearlyBreached>("emergency.deadline-nearly-breached", 1, Events)
        .Event<DeadlineBreached>("emergency.deadline-breached", 1, Events)
        .Event<EmergencyCorrected>("emergency.corrected", 2, Events, whose: (_, emergency) => emergency)
        .Upcasts("emergency.corrected", from: 1, EarlierVersions.EmergencyCorrected);

    private static EmergencyTable Coming(EmergencyTable module) => module
        .Starts<ReportEmergency, Customers.Customer>(
            "report", "Report an emergency; the answer tells the reference, what to do, and the deadlines.",
            Commands, () => new ReportEmergency.Validator(), ReportEmergency.Decide,
            new FactSource<ReportEmergency>(Customers.CustomerModule.Module, c => c.CustomerId?.Value),
            [Admin, Dispatcher, Customer, Integrator], EmergencyExamples.Report)
        .Command<LinkCustomer, Customers.Customer>(
            "link-customer", "Say which customer in the books it concerns.",
            Commands, () => new LinkCustomer.Validator(), LinkCustomer.Decide,
            new FactSource<LinkCustomer>(Customers.CustomerModule.Module, c => c.CustomerId.Value),
            Office, EmergencyExamples.Link, Enum.GetValues<EmergencyStatus>())
        .Command(
            "locate", "Set or correct the position.",
            Commands, () => new LocateEmergency.Validator(), LocateEmergency.Decide,
            Office, EmergencyExamples.Locate, BeforeArrival)
        .Command(
            "acknowledge", "Take note of the report.",
            Commands, () => new AcknowledgeEmergency.Validator(), AcknowledgeEmergency.Decide,
            Office, EmergencyExamples.Acknowledge, [Reported])
        .Command<DispatchEmergency, Contractor>(
            "dispatch", "Offer the emergency to a contractor who meets every hard rule.",
            Commands, () => new DispatchEmergency.Validator(), DispatchEmergency.Decide,
            new FactSource<DispatchEmergency>(ContractorModule.Module, c => c.ContractorId.Value),
            Office, EmergencyExamples.Dispatch, [Acknowledged, Dispatching, Dispatched, EnRoute, Reopened])
        .Command(
            "accept", "Take the open offer.",
            Commands, () => new AcceptDispatch.Validator(), AcceptDispatch.Decide,
            Field, EmergencyExamples.Accept, [Dispatching])
        .Command(
            "decline", "Refuse the open offer, or give the emergency back before arriving.",
            Commands, () => new DeclineDispatch.Validator(), DeclineDispatch.Decide,
            Field, EmergencyExamples.Decline, [Dispatching, Dispatched, EnRoute]);

    private static EmergencyTable Working(EmergencyTable module) => module
        .Command(
            "en-route", "Set off.",
            Commands, () => new StartTravel.Validator(), StartTravel.Decide,
            Field, EmergencyExamples.StartTravel, [Dispatched])
        .Command(
            "on-site", "Arrive; the clock stops for good.",
            Commands, () => new ArriveOnSite.Validator(), ArriveOnSite.Decide,
            Field, EmergencyExamples.ArriveOnSite, [Dispatched, EnRoute])
        .Command(
            "made-safe", "Say that nobody and nothing is in danger any more.",
            Commands, () => new MakeSafe.Validator(), MakeSafe.Decide,
            Field, EmergencyExamples.MakeSafe, [OnSite])
        .Command(
            "pause-clock", "Stop the clock because the customer's side prevents the work.",
            Commands, () => new PauseClock.Validator(), PauseClock.Decide,
            Field, EmergencyExamples.PauseClock, ClockCanPause)
        .Command(
            "resume-clock", "Let the clock run again; the deadlines move by the pause.",
            Commands, () => new ResumeClock.Validator(), ResumeClock.Decide,
            Field, EmergencyExamples.ResumeClock, ClockCanPause)
        .Command(
            "change-priority", "Raise or lower the urgency; the deadlines are planned anew.",
            Commands, () => new ChangePriority.Validator(), ChangePriority.Decide,
            Office, EmergencyExamples.ChangePriority, BeforeArrival);

    private static EmergencyTable Ending(EmergencyTable module) => module
        .Command(
            "resolve", "Say that the cause is dealt with.",
            Commands, () => new ResolveEmergency.Validator(), ResolveEmergency.Decide,
            Field, EmergencyExamples.Resolve, [Acknowledged, Reopened, OnSite, MadeSafe])
        .Command(
            "close", "Close the file.",
            Commands, () => new CloseEmergency.Validator(), CloseEmergency.Decide,
            Office, EmergencyExamples.Close, [Resolved])
        .Command(
            "cancel", "Stop pursuing it: false alarm, duplicate, or taken back by the caller.",
            Commands, () => new CancelEmergency.Validator(), CancelEmergency.Decide,
            Office, EmergencyExamples.Cancel, [.. BeforeArrival, OnSite])
        .Command(
            "reopen", "Begin again with new deadlines.",
            Commands, () => new ReopenEmergency.Validator(), ReopenEmergency.Decide,
            Office, EmergencyExamples.Reopen, [Resolved, Closed, Cancelled]);

    private static EmergencyTable Noting(EmergencyTable module) => module
        .Command(
            "escalate", "Call in the on-call manager.",
            Commands, () => new EscalateEmergency.Validator(), EscalateEmergency.Decide,
            Desk, EmergencyExamples.Escalate, [.. BeforeArrival, OnSite, MadeSafe])
        .Command(
            "note-near-breach", "Note that four fifths of the time of a promise are used.",
            Commands, () => new NoteNearBreach.Validator(), NoteNearBreach.Decide,
            Desk, EmergencyExamples.NoteNearBreach, BeforeArrival)
        .Command(
            "note-breach", "Note that a promise was not kept in time.",
            Commands, () => new NoteBreach.Validator(), NoteBreach.Decide,
            Desk, EmergencyExamples.NoteBreach, Enum.GetValues<EmergencyStatus>())
        .Command(
            "raise-follow-up", "Put the task of the day after on the office's list.",
            Commands, () => new RaiseFollowUp.Validator(), RaiseFollowUp.Decide,
            Desk, EmergencyExamples.RaiseFollowUp, [Resolved, Closed])
        .CommandOnPast(
            "correct", "Say what was right instead of a fact that was recorded wrongly.",
            Commands, () => new CorrectEmergency.Validator(), CorrectEmergency.Decide,
            Desk, EmergencyExamples.Correct, Enum.GetValues<EmergencyStatus>());
}
