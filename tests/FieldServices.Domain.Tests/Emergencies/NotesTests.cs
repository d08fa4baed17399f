using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Tests.Specifications;
using static FieldServices.Domain.Tests.Contractors.SampleContractors;
using static FieldServices.Domain.Tests.Emergencies.SampleEmergencies;

namespace FieldServices.Domain.Tests.Emergencies;

/// <summary>Escalation, follow-up, and the notes about deadlines, as the emergency decides them.</summary>
public sealed class NotesTests
{
    private static readonly EmergencyEvent[] Dispatched = [Reported, Acknowledged, Offered, AcceptedBy];
    private static readonly NoteBreach OnSite = new(DeadlineKind.OnSite, Reported.Deadlines.OnSiteBy);

    [Fact]
    public void An_emergency_is_escalated_once() =>
        Given(Reported, Escalated).When(new EscalateEmergency(EscalationReason.NoContractor), At(50)).ThenRejected("emergency.already-escalated");

    [Fact]
    public void Another_reason_needs_a_note() =>
        Assert.Equal(["Note"], EmergencyModule.Module.Commands.Single(c => c.Name == "escalate").Validate(new EscalateEmergency(EscalationReason.Other)).Errors.Select(e => e.PropertyName));

    [Fact]
    public void A_reopened_emergency_can_be_escalated_and_followed_up_again()
    {
        EmergencyEvent[] reopened = [Reported, Escalated, Acknowledged, Resolved, NextDay, Reopened];
        Given(reopened).When(new EscalateEmergency(EscalationReason.SafetyRisk), At(6_100)).Then(new EmergencyEscalated(At(6_100), EscalationReason.SafetyRisk, null));
        Given([.. reopened, Resolved with { At = At(7_000) }]).When(new RaiseFollowUp("Dry?"), At(7_100)).Then(new FollowUpRaised(At(7_100), "Dry?"));
    }

    [Fact]
    public void A_follow_up_is_raised_once() =>
        Given(Reported, Acknowledged, Resolved, NextDay).When(new RaiseFollowUp(), Later).ThenRejected("emergency.follow-up-already-raised");

    [Fact]
    public void A_breach_is_put_down_to_whom_it_rested_with()
    {
        Given(Reported).When(new NoteBreach(DeadlineKind.Acknowledge, At(60)), At(61))
            .Then(new DeadlineBreached(At(61), DeadlineKind.Acknowledge, At(60), new(AttributedTo.NobodyAcknowledged, null, TimeSpan.Zero)));
        Given(Reported, Acknowledged).When(new NoteBreach(DeadlineKind.Dispatch, At(300)), At(301))
            .Then(new DeadlineBreached(At(301), DeadlineKind.Dispatch, At(300), new(AttributedTo.NobodyDispatched, null, TimeSpan.Zero)));
        Given(Reported, Acknowledged, Offered).When(OnSite, At(7_201))
            .Then(new DeadlineBreached(At(7_201), DeadlineKind.OnSite, At(7_200), new(AttributedTo.OfferUnanswered, First, TimeSpan.Zero)));
        Given(Dispatched).When(OnSite, At(7_201))
            .Then(new DeadlineBreached(At(7_201), DeadlineKind.OnSite, At(7_200), new(AttributedTo.ContractorAssigned, First, TimeSpan.Zero)));
        Given(Reported, Acknowledged).When(OnSite, At(7_201))
            .Then(new DeadlineBreached(At(7_201), DeadlineKind.OnSite, At(7_200), new(AttributedTo.NobodyDispatched, null, TimeSpan.Zero)));
    }

    [Fact]
    public void A_breach_says_how_long_the_customers_side_had_stopped_the_clock()
    {
        var resumed = new ClockResumed(At(250), TimeSpan.FromSeconds(100), ServiceLevels.Deadlines(Priority.P2, T0, TimeSpan.FromSeconds(100)));
        EmergencyEvent[] history = [.. Dispatched, new ClockPaused(At(150), PauseReason.AccessRefused, null), resumed];

        Given(history).When(OnSite, At(7_400)).ThenRejected("emergency.deadline-moved");
        Given(history).When(OnSite with { Due = At(7_300) }, At(7_301))
            .Then(new DeadlineBreached(At(7_301), DeadlineKind.OnSite, At(7_300), new(AttributedTo.ContractorAssigned, First, TimeSpan.FromSeconds(100))));
    }

    [Fact]
    public void Nothing_that_was_in_time_is_noted_as_breached()
    {
        Given(Dispatched).When(OnSite, At(7_200)).ThenRejected("emergency.deadline-not-breached");
        Given([.. Dispatched, Arrived]).When(OnSite, At(9_000)).ThenRejected("emergency.deadline-not-breached");
        Given([.. Dispatched, new ClockPaused(At(7_000), PauseReason.AccessRefused, null)]).When(OnSite, At(9_000)).ThenRejected("emergency.deadline-not-breached");
        Given(Reported, Cancelled).When(OnSite, At(9_000)).ThenRejected("emergency.deadline-not-breached");
    }

    [Fact]
    public void Whoever_came_too_late_is_noted_afterwards_too() =>
        Assert.Null(Given([.. Dispatched, Arrived with { At = At(7_500) }]).When(OnSite, At(9_000)).Rejection);

    [Fact]
    public void A_note_is_made_once_for_each_deadline()
    {
        Given([.. Dispatched, Breach]).When(OnSite, At(8_000)).ThenRejected("emergency.deadline-already-noted");
        Given([.. Dispatched, NearBreach]).When(new NoteNearBreach(DeadlineKind.OnSite, At(7_200)), At(6_000)).ThenRejected("emergency.deadline-already-noted");
    }

    [Fact]
    public void A_warning_comes_when_four_fifths_of_the_time_are_used_and_not_before()
    {
        var note = new NoteNearBreach(DeadlineKind.OnSite, At(7_200));
        Given(Dispatched).When(note, At(5_760))
            .Then(new DeadlineNearlyBreached(At(5_760), DeadlineKind.OnSite, At(7_200), new(AttributedTo.ContractorAssigned, First, TimeSpan.Zero)));
        Given(Dispatched).When(note, At(5_700)).ThenRejected("emergency.deadline-not-near");
        Given([.. Dispatched, new ClockPaused(At(150), PauseReason.AccessRefused, null)]).When(note, At(6_000)).ThenRejected("emergency.deadline-not-near");
    }

    [Fact]
    public void A_note_does_not_stand_in_the_way_of_an_arrival_that_is_told_late() =>
        Given([.. Dispatched, Breach]).When(new ArriveOnSite(First), At(7_100)).Then(new ContractorArrived(At(7_100), First));
}
