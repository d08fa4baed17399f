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
            .Snapshots(2, StateJson.Default.Emergency)
            .Answers(EmergencyReceipt.Of, DomainJson.Default.EmergencyReceipt)
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
        .Event("emergency.reported", 1, Events.EmergencyReported, whose: (_, emergency) => emergency)
        .Event("emergency.located", 1, Events.EmergencyLocated)
        .Event("emergency.acknowledged", 1, Events.EmergencyAcknowledged)
        .Event("emergency.dispatch-offered", 2, Events.DispatchOffered, whose: (e, _) => ContractorModule.StreamOf(e.ContractorId))
        .Upcasts("emergency.dispatch-offered", from: 1, EarlierVersions.DispatchOffered)
        .Event("emergency.dispatch-withdrawn", 1, Events.DispatchWithdrawn)
        .Event("emergency.dispatch-accepted", 1, Events.DispatchAccepted)
        .Event("emergency.dispatch-declined", 1, Events.DispatchDeclined)
        .Event("emergency.travel-started", 1, Events.TravelStarted)
        .Event("emergency.contractor-arrived", 1, Events.ContractorArrived)
        .Event("emergency.made-safe", 1, Events.EmergencyMadeSafe)
        .Event("emergency.resolved", 1, Events.EmergencyResolved)
        .Event("emergency.closed", 1, Events.EmergencyClosed)
        .Event("emergency.cancelled", 1, Events.EmergencyCancelled)
        .Event("emergency.reopened", 1, Events.EmergencyReopened)
        .Event("emergency.priority-changed", 1, Events.PriorityChanged)
        .Event("emergency.clock-paused", 1, Events.ClockPaused)
        .Event("emergency.clock-resumed", 2, Events.ClockResumed)
        .Upcasts("emergency.clock-resumed", from: 1, EarlierVersions.ClockResumed)
        .Event("emergency.escalated", 1, Events.EmergencyEscalated)
        .Event("emergency.follow-up-raised", 1, Events.FollowUpRaised)
        .Event("emergency.deadline-nearly-breached", 1, Events.DeadlineNearlyBreached)
        .Event("emergency.deadline-breached", 1, Events.DeadlineBreached)
        .Event("emergency.corrected", 1, Events.EmergencyCorrected);

    private static EmergencyTable Coming(EmergencyTable module) => module
        .Starts(
            "report", "Report an emergency; the answer tells the reference, what to do, and the deadlines.",
            Commands.ReportEmergency, new ReportEmergency.Validator(), ReportEmergency.Decide,
            [Admin, Dispatcher, Customer, Integrator], EmergencyExamples.Report)
        .Command(
            "locate", "Set or correct the position.",
            Commands.LocateEmergency, new LocateEmergency.Validator(), LocateEmergency.Decide,
            Office, EmergencyExamples.Locate, BeforeArrival)
        .Command(
            "acknowledge", "Take note of the report.",
            Commands.AcknowledgeEmergency, new AcknowledgeEmergency.Validator(), AcknowledgeEmergency.Decide,
            Office, EmergencyExamples.Acknowledge, [Reported])
        .Command<DispatchEmergency, Contractor>(
            "dispatch", "Offer the emergency to a contractor who meets every hard rule.",
            Commands.DispatchEmergency, new DispatchEmergency.Validator(), DispatchEmergency.Decide,
            new FactSource<DispatchEmergency>(ContractorModule.Module, c => c.ContractorId.Value),
            Office, EmergencyExamples.Dispatch, [Acknowledged, Dispatching, Dispatched, EnRoute, Reopened])
        .Command(
            "accept", "Take the open offer.",
            Commands.AcceptDispatch, new AcceptDispatch.Validator(), AcceptDispatch.Decide,
            Field, EmergencyExamples.Accept, [Dispatching])
        .Command(
            "decline", "Refuse the open offer, or give the emergency back before arriving.",
            Commands.DeclineDispatch, new DeclineDispatch.Validator(), DeclineDispatch.Decide,
            Field, EmergencyExamples.Decline, [Dispatching, Dispatched, EnRoute]);

    private static EmergencyTable Working(EmergencyTable module) => module
        .Command(
            "en-route", "Set off.",
            Commands.StartTravel, new StartTravel.Validator(), StartTravel.Decide,
            Field, EmergencyExamples.StartTravel, [Dispatched])
        .Command(
            "on-site", "Arrive; the clock stops for good.",
            Commands.ArriveOnSite, new ArriveOnSite.Validator(), ArriveOnSite.Decide,
            Field, EmergencyExamples.ArriveOnSite, [Dispatched, EnRoute])
        .Command(
            "made-safe", "Say that nobody and nothing is in danger any more.",
            Commands.MakeSafe, new MakeSafe.Validator(), MakeSafe.Decide,
            Field, EmergencyExamples.MakeSafe, [OnSite])
        .Command(
            "pause-clock", "Stop the clock because the customer's side prevents the work.",
            Commands.PauseClock, new PauseClock.Validator(), PauseClock.Decide,
            Field, EmergencyExamples.PauseClock, ClockCanPause)
        .Command(
            "resume-clock", "Let the clock run again; the deadlines move by the pause.",
            Commands.ResumeClock, new ResumeClock.Validator(), ResumeClock.Decide,
            Field, EmergencyExamples.ResumeClock, ClockCanPause)
        .Command(
            "change-priority", "Raise or lower the urgency; the deadlines are planned anew.",
            Commands.ChangePriority, new ChangePriority.Validator(), ChangePriority.Decide,
            Office, EmergencyExamples.ChangePriority, BeforeArrival);

    private static EmergencyTable Ending(EmergencyTable module) => module
        .Command(
            "resolve", "Say that the cause is dealt with.",
            Commands.ResolveEmergency, new ResolveEmergency.Validator(), ResolveEmergency.Decide,
            Field, EmergencyExamples.Resolve, [Acknowledged, Reopened, OnSite, MadeSafe])
        .Command(
            "close", "Close the file.",
            Commands.CloseEmergency, new CloseEmergency.Validator(), CloseEmergency.Decide,
            Office, EmergencyExamples.Close, [Resolved])
        .Command(
            "cancel", "Stop pursuing it: false alarm, duplicate, or taken back by the caller.",
            Commands.CancelEmergency, new CancelEmergency.Validator(), CancelEmergency.Decide,
            Office, EmergencyExamples.Cancel, [.. BeforeArrival, OnSite])
        .Command(
            "reopen", "Begin again with new deadlines.",
            Commands.ReopenEmergency, new ReopenEmergency.Validator(), ReopenEmergency.Decide,
            Office, EmergencyExamples.Reopen, [Resolved, Closed, Cancelled]);

    private static EmergencyTable Noting(EmergencyTable module) => module
        .Command(
            "escalate", "Call in the on-call manager.",
            Commands.EscalateEmergency, new EscalateEmergency.Validator(), EscalateEmergency.Decide,
            Desk, EmergencyExamples.Escalate, [.. BeforeArrival, OnSite, MadeSafe])
        .Command(
            "note-near-breach", "Note that four fifths of the time of a promise are used.",
            Commands.NoteNearBreach, new NoteNearBreach.Validator(), NoteNearBreach.Decide,
            Desk, EmergencyExamples.NoteNearBreach, BeforeArrival)
        .Command(
            "note-breach", "Note that a promise was not kept in time.",
            Commands.NoteBreach, new NoteBreach.Validator(), NoteBreach.Decide,
            Desk, EmergencyExamples.NoteBreach, Enum.GetValues<EmergencyStatus>())
        .Command(
            "raise-follow-up", "Put the task of the day after on the office's list.",
            Commands.RaiseFollowUp, new RaiseFollowUp.Validator(), RaiseFollowUp.Decide,
            Desk, EmergencyExamples.RaiseFollowUp, [Resolved, Closed])
        .CommandOnPast(
            "correct", "Say what was right instead of a fact that was recorded wrongly.",
            Commands.CorrectEmergency, new CorrectEmergency.Validator(), CorrectEmergency.Decide,
            Desk, EmergencyExamples.Correct, Enum.GetValues<EmergencyStatus>());
}
