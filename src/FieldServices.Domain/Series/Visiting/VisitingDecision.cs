using FieldServices.Domain.Bookings;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Shared;
using FieldServices.Workflows;
using static FieldServices.Domain.Series.Visiting.VisitPhase;

namespace FieldServices.Domain.Series.Visiting;

/// <summary>
/// Books one visit: asks for the booking, for the time of the technicians one after the other, and for the confirmation some days
/// before. One command at a time; what the series wants meanwhile is done when the answer is there.
/// </summary>
internal static class VisitingDecision
{
    public const string Confirm = "confirm";
    private const string Request = "request";
    private const string Approval = "approval";
    private const string Withdraw = "withdraw";

    public static IReadOnlyList<Output> Decide(VisitBooking state, WorkflowInput input, DateTimeOffset now) => input switch
    {
        WorkflowInput.Happened { Event: VisitPlanned e } told => state.Phase == NotBegun ? Begin(new SeriesId(told.Envelope.Stream.Id), e) : [],
        _ when state.Phase is NotBegun or VisitPhase.Over => [],
        WorkflowInput.Happened { Event: VisitMoved e } => e.Visit.Start == state.Visit!.Start ? [] : Wanted(state, new AnotherTimeWanted(e.Visit.Start), now),
        WorkflowInput.Happened { Event: VisitWithdrawn e } => state.Withdrawal is not null ? [] : Wanted(state, new WithdrawalWanted(e.Cancel, e.Reason), now),
        WorkflowInput.TimerFired { Key: Confirm } => state.Phase == Held
            ? [new Output.Send(Confirm, new ConfirmBooking(), state.BookingId.Value), new Output.Record(new ConfirmationAsked(ByApproval: false))]
            : [],
        WorkflowInput.Answered answer when answer.Key == Awaited(state) => Answered(state, answer.Outcome, now),
        _ => [],
    };

    private static IReadOnlyList<Output> Begin(SeriesId series, VisitPlanned e)
    {
        var (terms, booking) = (e.Terms, Visit.BookingOf(series.Value, e.Visit.Day, e.Visit.Plan));
        return
        [
            new Output.Send(
                Request,
                new RequestBooking(terms.ServiceId, terms.CustomerId, terms.PropertyId, terms.Point, terms.Zone, BookedBy.Office, terms.Package, terms.Seats, Contact: terms.Contact),
                booking.Value),
            new Output.Record(new VisitingBegun(series, booking, e.Visit, terms, e.Preferred)),
        ];
    }

    /// <summary>What the series wants is noted at once, and done at once unless an answer is awaited.</summary>
    private static IReadOnlyList<Output> Wanted(VisitBooking state, VisitingEvent wanted, DateTimeOffset now)
    {
        var after = VisitBooking.Evolve(state, wanted);
        return [new Output.Record(wanted), .. state.Phase is Asking or Holding or Moving or Confirming or Withdrawing ? [] : Next(after, now)];
    }

    private static IReadOnlyList<Output> Answered(VisitBooking state, CommandOutcome outcome, DateTimeOffset now)
    {
        var code = outcome switch
        {
            CommandOutcome.Rejected refused => refused.Reason.Code,
            CommandOutcome.Discarded => "discarded",
            _ => null,
        };
        return state.Phase switch
        {
            Asking => code is null ? Then(state, [], now) : Missed(state, code),
            Holding => code is null ? Then(state, [new TimeFound()], now, VisitOutcome.Booked) : NextTechnician(state, code, now),
            Moving => code is null ? Then(state, [new TimeFound()], now, VisitOutcome.Booked) : Missed(state, code),
            Confirming => code == "booking.approval-needed" && !state.ByApproval
                ? [new Output.Send(Approval, new AskApproval(), state.BookingId.Value), new Output.Record(new ConfirmationAsked(ByApproval: true))]
                : Then(state, [new VisitConfirmed(code ?? "confirmed")], now),
            Withdrawing => Over(state, code is null or "booking.not-found" || state.Withdrawal!.Cancel ? VisitOutcome.Gone : VisitOutcome.Kept),
            _ => [],
        };
    }

    private static IReadOnlyList<Output> NextTechnician(VisitBooking state, string code, DateTimeOffset now)
    {
        if (state.Withdrawal is not null)
            return Next(state, now);
        if (state.AskedStart != state.Visit!.Start)
            return Hold(state, 0, now);
        return state.Technician + 1 < state.Terms!.TechnicianIds?.Count ? Hold(state, state.Technician + 1, now) : Missed(state, code);
    }

    private static IReadOnlyList<Output> Then(VisitBooking state, VisitingEvent[] happened, DateTimeOffset now, VisitOutcome? outcome = null) =>
    [
        .. happened.Select(e => new Output.Record(e)),
        .. outcome is { } known && state.Withdrawal is null ? [Note(state, known, null)] : Array.Empty<Output>(),
        .. Next(happened.Aggregate(state, VisitBooking.Evolve), now),
    ];

    /// <summary>What comes next when no answer is awaited.</summary>
    private static IReadOnlyList<Output> Next(VisitBooking state, DateTimeOffset now)
    {
        if (state.Withdrawal is { } withdrawal)
        {
            object command = withdrawal.Cancel ? new CancelBooking(CancelledBy.Customer, withdrawal.Reason) : new DeclineBooking(withdrawal.Reason);
            return [new Output.CancelTimer(Confirm), new Output.Send(Withdraw, command, state.BookingId.Value), new Output.Record(new WithdrawalAsked())];
        }

        if (state.Phase is Asking or Missing)
            return Hold(state, 0, now);
        if (state.Phase is Held or Confirmed && state.AskedStart != state.Visit!.Start)
            return [new Output.CancelTimer(Confirm), new Output.Send(MoveTo(state.Visit.Start), new RescheduleBooking(state.Visit.Start), state.BookingId.Value), new Output.Record(new MoveAsked(state.Visit.Start))];
        return state.Phase == Held ? [new Output.SetTimer(Confirm, When.At(ConfirmAt(state)))] : [];
    }

    private static IReadOnlyList<Output> Hold(VisitBooking state, int technician, DateTimeOffset now)
    {
        var (start, terms) = (state.Visit!.Start, state.Terms!);
        var minutes = Math.Clamp((int)(LocalTime.ToInstant(start, terms.Zone) - now).TotalMinutes, 1, HoldSlot.LongestMinutes);
        return
        [
            new Output.Send(HoldOf(technician, start), terms.TechnicianIds is { } named ? new HoldSlot(named[technician], start, Minutes: minutes) : new HoldSlot(start, Minutes: minutes, Prefer: state.Preferred), state.BookingId.Value),
            new Output.Record(new TimeAsked(technician, start)),
        ];
    }

    /// <summary>The command whose answer comes next.</summary>
    private static string? Awaited(VisitBooking state) => state.Phase switch
    {
        Asking => Request,
        Holding => HoldOf(state.Technician, state.AskedStart),
        Moving => MoveTo(state.AskedStart),
        Confirming => state.ByApproval ? Approval : Confirm,
        Withdrawing => Withdraw,
        _ => null,
    };

    private static string HoldOf(int technician, DateTime start) => $"hold:{technician}:{start:s}";

    private static string MoveTo(DateTime start) => $"move:{start:s}";

    private static DateTimeOffset ConfirmAt(VisitBooking state) => LocalTime.ToInstant(state.Visit!.Start.AddDays(-state.Terms!.ConfirmDays), state.Terms.Zone);

    private static IReadOnlyList<Output> Missed(VisitBooking state, string code) => state.Withdrawal is not null
        ? Over(state, VisitOutcome.Gone)
        : [Note(state, VisitOutcome.NoSlot, code), new Output.Record(new TimeMissing(code))];

    private static IReadOnlyList<Output> Over(VisitBooking state, VisitOutcome outcome) => [Note(state, outcome, null), new Output.Record(new VisitOver(outcome))];

    private static Output.Send Note(VisitBooking state, VisitOutcome outcome, string? code) =>
        new Output.Send("note", new NoteVisit(
            state.Visit!.Day, state.Visit.Plan, outcome, code, outcome == VisitOutcome.Booked && state.Terms!.TechnicianIds is null ? state.BookingId : null), state.SeriesId.Value);
}
