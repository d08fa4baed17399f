using FieldServices.Domain.Bookings;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Modules;
using FieldServices.Domain.WorkOrders.Following;
using FieldServices.Domain.WorkOrders.Views;
using static FieldServices.Domain.Modules.Role;

namespace FieldServices.Domain.WorkOrders;

using WorkOrderTable = Module<WorkOrder, WorkOrderEvent, WorkOrderStatus>;

public static class WorkOrderModule
{
    private static readonly CommandJson Commands = CommandJson.Default;
    private static readonly DomainJson Events = DomainJson.Default;
    private static readonly Role[] Office = [Admin, Dispatcher, Integrator];
    private static readonly Role[] Desk = [Admin, Dispatcher];
    private static readonly Role[] Anyone = [Admin, Dispatcher, Customer, Integrator];
    private static readonly Role[] Accounts = [Admin, Dispatcher, Auditor, Integrator];

    public static WorkOrderTable Module { get; } = Ordering(Recorded(
        new WorkOrderTable(WorkOrder.Aggregate, "work-orders", o => o.Status)
            .Guard(WorkOrderTimeOrder.Check)
            .Carries(VisitBookings.Of)
            .Snapshots(1, StateJson.Default)
            .Answers(WorkOrderReceipt.Of, Events)
            .View(WorkOrderList.View)
            .Visible<WorkOrderRow>(
                r => r.Price, WhenHidden.Null, Accounts,
                Member.Of<WorkOrderRequested>(e => e.Terms.Price), Member.Of<WorkOrderRequested>(e => e.Terms.Packages![0].Price),
                Member.Of<WorkOrder>(s => s.Terms!.Price), Member.Of<WorkOrder>(s => s.Terms!.Packages![0].Price))
            .Visible<WorkOrderRow>(
                r => r.Fee, WhenHidden.Null, Accounts,
                Member.Of<WorkOrderCancelled>(e => e.Fee),
                Member.Of<WorkOrderRequested>(e => e.Terms.Cancellation!.Fee), Member.Of<WorkOrder>(s => s.Terms!.Cancellation!.Fee))
            .Workflow(FollowingWorkflow.Definition)));

    private static WorkOrderTable Recorded(WorkOrderTable module) => module
        .Event<WorkOrderRequested>("work-order.requested", 1, Events, whose: (e, _) => BookingModule.OfCustomer(e.CustomerId))
        .Event<VisitsHeld>("work-order.visits-held", 1, Events)
        .Event<VisitsReleased>("work-order.visits-released", 1, Events)
        .Event<WorkOrderConfirmed>("work-order.confirmed", 1, Events)
        .Event<VisitsRescheduled>("work-order.visits-rescheduled", 1, Events)
        .Event<ProgressNoted>("work-order.progress-noted", 1, Events)
        .Event<WorkOrderCompleted>("work-order.completed", 1, Events)
        .Event<WorkOrderCancelled>("work-order.cancelled", 1, Events);

    private static WorkOrderTable Ordering(WorkOrderTable module) => module
        .Starts<RequestWorkOrder, CatalogueEntry>(
            "request", "Ask for a service that takes several visits; their times are chosen afterwards.",
            Commands, () => new RequestWorkOrder.Validator(), RequestWorkOrder.Decide,
            new FactSource<RequestWorkOrder>(CatalogueModule.Module, c => c.ServiceId.Value), Anyone, WorkOrderExamples.Request)
        .Command(
            "hold", "Keep times for all visits for a while, or none.",
            Commands, () => new HoldVisits.Validator(), HoldVisits.Decide, Office, WorkOrderExamples.Hold, WorkOrderTransitions.From("hold"))
        .Command(
            "release", "Give the held times back; the request stays.",
            Commands, () => new ReleaseVisits.Validator(), ReleaseVisits.Decide, Office, WorkOrderExamples.Release, WorkOrderTransitions.From("release"))
        .Command(
            "confirm", "Agree all visits.",
            Commands, () => new ConfirmWorkOrder.Validator(), ConfirmWorkOrder.Decide, Office, WorkOrderExamples.Confirm, WorkOrderTransitions.From("confirm"))
        .Command(
            "reschedule", "Move one visit, and those after it when that is wanted.",
            Commands, () => new RescheduleVisit.Validator(), RescheduleVisit.Decide, Office, WorkOrderExamples.Reschedule, WorkOrderTransitions.From("reschedule"))
        .Command(
            "cancel", "Give back everything that is still to come.",
            Commands, () => new CancelWorkOrder.Validator(), CancelWorkOrder.Decide, Office, WorkOrderExamples.Cancel, WorkOrderTransitions.From("cancel"))
        .Command<NoteProgress, Booking>(
            "note-progress", "Note how far the booking of a visit is.",
            Commands, () => new NoteProgress.Validator(), NoteProgress.Decide,
            new PartFactSource<NoteProgress>(() => BookingModule.Module, (id, c) => WorkOrder.BookingOf(id, c.Visit).Value), Desk, WorkOrderExamples.Note,
            WorkOrderTransitions.From("note-progress"));
}
