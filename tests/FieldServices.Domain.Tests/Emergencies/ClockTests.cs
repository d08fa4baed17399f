using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Tests.Contractors;
using static FieldServices.Domain.Tests.Emergencies.SampleEmergencies;

namespace FieldServices.Domain.Tests.Emergencies;

public sealed class ClockTests
{
    private static readonly ClockPaused Paused = new(At(200), PauseReason.CustomerNotReachable, null);
    private static readonly ClockResumed Resumed = new(At(300), TimeSpan.FromSeconds(100), new Deadlines(At(60), At(400), At(7_300)));

    [Fact]
    public void A_running_clock_can_be_paused_with_a_reason() =>
        Given(Reported, Acknowledged).When(new PauseClock(PauseReason.CustomerNotReachable), At(200)).Then(Paused);

    [Fact]
    public void A_paused_clock_cannot_be_paused_again() =>
        Given(Reported, Acknowledged, Paused).When(new PauseClock(PauseReason.AccessRefused), At(250)).ThenRejected("emergency.clock-already-paused");

    [Fact]
    public void Resuming_moves_the_deadlines_by_the_pause() =>
        Given(Reported, Acknowledged, Paused).When(new ResumeClock(), At(300)).Then(Resumed);

    [Fact]
    public void A_running_clock_cannot_be_resumed() =>
        Given(Reported, Acknowledged, Paused, Resumed).When(new ResumeClock(), At(400)).ThenRejected("emergency.clock-not-paused");

    [Fact]
    public void Two_pauses_add_up() =>
        Given(Reported, Acknowledged, Paused, Resumed, new ClockPaused(At(350), PauseReason.AccessRefused, null)).When(new ResumeClock(), At(400))
            .Then(new ClockResumed(At(400), TimeSpan.FromSeconds(50), new Deadlines(At(60), At(450), At(7_350))));

    [Fact]
    public void A_pause_is_never_negative() =>
        Given(Reported, Acknowledged, Paused).When(new ResumeClock(), At(197)).Then(new ClockResumed(At(197), TimeSpan.Zero, Reported.Deadlines));

    [Fact]
    public void Arriving_ends_the_pause() =>
        Given([.. In(EmergencyStatus.Dispatched), Paused]).When(new ArriveOnSite(SampleContractors.First), At(300))
            .Then(Resumed, new ContractorArrived(At(300), SampleContractors.First));

    [Fact]
    public void Cancelling_ends_the_pause() =>
        Given(Reported, Acknowledged, Paused).When(new CancelEmergency(CancelReason.FalseAlarm), At(300))
            .Then(Resumed, new EmergencyCancelled(At(300), CancelReason.FalseAlarm, null, null));

    [Fact]
    public void Resolving_by_telephone_ends_the_pause() =>
        Given(Reported, Acknowledged, Paused).When(new ResolveEmergency("Caller closed the stopcock"), At(300))
            .Then(Resumed, new EmergencyResolved(At(300), "Caller closed the stopcock"));

    [Fact]
    public void A_new_priority_plans_from_the_report_and_keeps_the_pauses() =>
        Given(Reported, Acknowledged, Paused, Resumed).When(new ChangePriority(Priority.P1, "Ceiling sags"), At(400))
            .Then(new PriorityChanged(At(400), Priority.P2, Priority.P1, "Ceiling sags", new Deadlines(At(60), At(160), At(3_700))));

    [Fact]
    public void A_priority_changed_during_a_pause_moves_when_the_pause_ends() =>
        Given(Reported, Acknowledged, Paused, new PriorityChanged(At(250), Priority.P2, Priority.P3, "Leak is small", ServiceLevels.Deadlines(Priority.P3, T0, TimeSpan.Zero)))
            .When(new ResumeClock(), At(300))
            .Then(new ClockResumed(At(300), TimeSpan.FromSeconds(100), ServiceLevels.Deadlines(Priority.P3, T0, TimeSpan.FromSeconds(100))));

    [Fact]
    public void The_same_priority_again_is_refused() =>
        Given(Reported).When(new ChangePriority(Priority.P2, "Again"), At(30)).ThenRejected("emergency.priority-unchanged");

    [Fact]
    public void Reopening_starts_a_new_clock() =>
        Given([.. In(EmergencyStatus.Acknowledged), Paused, Resumed, new EmergencyResolved(At(5_000), null)]).When(new ReopenEmergency("Leaks again"), At(6_000))
            .Then(Reopened);
}
