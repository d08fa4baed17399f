using static FieldServices.Domain.Bookings.BookingStatus;

namespace FieldServices.Domain.Bookings;

/// <summary>
/// The life cycle of a booking, said once: what a command may do, what callers are told is possible, the page about it and the read
/// API all come from this table.
/// </summary>
public static class Transitions
{
    private static readonly BookingStatus[] BeforeTheDay = [Held, Quoted, PendingApproval, Confirmed, Scheduled, Assigned];

    public static IReadOnlyList<Transition> All { get; } =
    [
        new("submit", [Draft], [Requested]),
        new("hold", [Requested, Held, Expired], [Held]),
        new("release", [Held], [Requested]),
        new("wait", [Requested, Expired], []),
        new("stop-waiting", [Requested, Held, Quoted, Expired], []),
        new("offer", [Requested, Expired], [Held]),
        new("quote", [Requested, Held, Quoted], [Quoted]),
        new("ask-approval", [Requested, Held, Quoted], [PendingApproval]),
        new("approve", [PendingApproval], [PendingApproval, Confirmed]),
        new("confirm", [Requested, Held, Quoted], [Confirmed]),
        new("schedule", [Confirmed], [Scheduled]),
        new("assign", [Scheduled, Assigned], [Assigned]),
        new("dispatch", [Assigned], [Dispatched]),
        new("en-route", [Assigned, Dispatched], [EnRoute]),
        new("arrive", [Dispatched, EnRoute], [OnSite]),
        new("start", [OnSite], [InProgress]),
        new("pause", [InProgress], [Paused]),
        new("await-parts", [InProgress, Paused], [AwaitingParts]),
        new("resume", [Paused, AwaitingParts], [InProgress]),
        new("complete", [InProgress], [Completed]),
        new("inspect", [Completed], [Inspected, InProgress]),
        new("invoice", [Completed, Inspected], [Invoiced]),
        new("close", [Completed, Inspected, Invoiced], [Closed]),
        new("reschedule", [Held, Confirmed, Scheduled, Assigned, Dispatched, Paused, AwaitingParts, NoShow], [Held, Confirmed, Scheduled, Assigned]),
        new("join", BeforeTheDay, []),
        new("leave", BeforeTheDay, []),
        new("offer-places", BeforeTheDay, []),
        new("decline-places", BeforeTheDay, []),
        new("cancel", [Draft, Requested, .. BeforeTheDay, Dispatched, EnRoute, OnSite, Paused, AwaitingParts], [Cancelled]),
        new("no-show", [Assigned, Dispatched, EnRoute, OnSite], [NoShow]),
        new("decline", [Requested, Held, Quoted, PendingApproval], [Declined]),
        new("expire", [Held, Quoted], [Expired]),
        new("check", [.. BeforeTheDay, Dispatched, EnRoute, OnSite, InProgress, Paused], []),
        new("accept-conflict", [.. BeforeTheDay, Dispatched, EnRoute, OnSite, InProgress, Paused], []),
    ];

    public static IReadOnlyList<BookingStatus> From(string command) => All.Single(t => t.Command == command).From;
}
