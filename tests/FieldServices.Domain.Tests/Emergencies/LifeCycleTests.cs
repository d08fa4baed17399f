using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Tests.Contractors;
using FieldServices.Domain.Tests.Customers;
using FieldServices.Domain.Tests.Specifications;
using static FieldServices.Domain.Emergencies.EmergencyStatus;
using static FieldServices.Domain.Tests.Emergencies.SampleEmergencies;

namespace FieldServices.Domain.Tests.Emergencies;

/// <summary>Every command in every status: accepted and then in the named status, or refused by the table.</summary>
public sealed class LifeCycleTests
{
    private static readonly Dictionary<string, Dictionary<EmergencyStatus, EmergencyStatus>> Allowed = new()
    {
        ["link-customer"] = Unchanged(Enum.GetValues<EmergencyStatus>()),
        ["locate"] = Unchanged(EmergencyStatus.Reported, EmergencyStatus.Acknowledged, Dispatching, Dispatched, EnRoute, EmergencyStatus.Reopened),
        ["acknowledge"] = To(EmergencyStatus.Acknowledged, EmergencyStatus.Reported),
        ["dispatch"] = To(Dispatching, EmergencyStatus.Acknowledged, Dispatching, Dispatched, EnRoute, EmergencyStatus.Reopened),
        ["accept"] = To(Dispatched, Dispatching),
        ["decline"] = To(EmergencyStatus.Acknowledged, Dispatching, Dispatched, EnRoute),
        ["en-route"] = To(EnRoute, Dispatched),
        ["on-site"] = To(OnSite, Dispatched, EnRoute),
        ["made-safe"] = To(MadeSafe, OnSite),
        ["resolve"] = To(EmergencyStatus.Resolved, EmergencyStatus.Acknowledged, EmergencyStatus.Reopened, OnSite, MadeSafe),
        ["close"] = To(EmergencyStatus.Closed, EmergencyStatus.Resolved),
        ["cancel"] = To(EmergencyStatus.Cancelled, EmergencyStatus.Reported, EmergencyStatus.Acknowledged, Dispatching, Dispatched, EnRoute, OnSite, EmergencyStatus.Reopened),
        ["reopen"] = To(EmergencyStatus.Reopened, EmergencyStatus.Resolved, EmergencyStatus.Closed, EmergencyStatus.Cancelled),
        ["change-priority"] = Unchanged(EmergencyStatus.Reported, EmergencyStatus.Acknowledged, Dispatching, Dispatched, EnRoute, EmergencyStatus.Reopened),
        ["pause-clock"] = Unchanged(EmergencyStatus.Acknowledged, Dispatching, Dispatched, EnRoute, EmergencyStatus.Reopened),
        ["escalate"] = Unchanged(EmergencyStatus.Reported, EmergencyStatus.Acknowledged, Dispatching, Dispatched, EnRoute, EmergencyStatus.Reopened, OnSite, MadeSafe),
        ["note-near-breach"] = Unchanged(EmergencyStatus.Reported, EmergencyStatus.Acknowledged, Dispatching, Dispatched, EnRoute, EmergencyStatus.Reopened),
        ["note-breach"] = Unchanged(Enum.GetValues<EmergencyStatus>()),
        ["raise-follow-up"] = Unchanged(EmergencyStatus.Resolved, EmergencyStatus.Closed),
        ["correct"] = Unchanged(Enum.GetValues<EmergencyStatus>()),
        ["resume-clock"] = Unchanged(EmergencyStatus.Acknowledged, Dispatching, Dispatched, EnRoute, EmergencyStatus.Reopened),
    };

    public static TheoryData<string, EmergencyStatus> EveryCommandInEveryStatus()
    {
        var data = new TheoryData<string, EmergencyStatus>();
        foreach (var command in EmergencyModule.Module.Commands.Where(c => !c.Starts))
        {
            foreach (var status in Enum.GetValues<EmergencyStatus>())
                data.Add(command.Name, status);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryCommandInEveryStatus))]
    public void A_command_is_possible_only_where_the_life_cycle_says_so(string name, EmergencyStatus status)
    {
        var history = HistoryFor(name, status);
        var outcome = Given(history).When(CommandFor(name, history), Later, FactsFor(name, history));

        if (Allowed[name].TryGetValue(status, out var next))
        {
            Assert.Null(outcome.Rejection);
            Assert.Equal(next, Emergency.Aggregate.Fold(history.Concat(outcome.Events.Cast<EmergencyEvent>())).Status);
        }
        else
        {
            outcome.ThenRejected("emergency.wrong-status");
        }
    }

    [Fact]
    public void The_published_table_is_the_life_cycle() =>
        Assert.All(
            EmergencyModule.Module.Commands.Where(c => !c.Starts),
            c => Assert.Equal(Allowed[c.Name].Keys.Order().Select(s => s.ToString()), c.From.Select(Enum.Parse<EmergencyStatus>).Order().Select(s => s.ToString())));

    [Fact]
    public void The_allowed_commands_of_a_new_report_are_listed() =>
        Assert.Equal(
            ["acknowledge", "cancel", "change-priority", "correct", "escalate", "link-customer", "locate", "note-breach", "note-near-breach"],
            EmergencyModule.Module.AllowedCommands(Emergency.Aggregate.Fold([SampleEmergencies.Reported])).Order(StringComparer.Ordinal));

    [Fact]
    public void Nothing_can_be_done_with_an_emergency_that_does_not_exist() =>
        Given().When(new AcknowledgeEmergency(), T0).ThenRejected("emergency.not-found");

    [Fact]
    public void An_emergency_is_reported_only_once() =>
        Given(SampleEmergencies.Reported).When(Report, T0).ThenRejected("emergency.already-exists");

    [Fact]
    public void Nothing_happens_before_what_happened_last() =>
        Given(SampleEmergencies.Reported).When(new AcknowledgeEmergency(), At(-6)).ThenRejected("emergency.time-before-last");

    [Fact]
    public void The_clocks_of_two_machines_may_differ_a_little() =>
        Given(SampleEmergencies.Reported).When(new AcknowledgeEmergency(), At(-5)).Then(new EmergencyAcknowledged(At(-5), null));

    /// <summary>A history in which the command makes sense, if it makes sense in that status at all.</summary>
    internal static EmergencyEvent[] HistoryFor(string name, EmergencyStatus status) => name switch
    {
        "resume-clock" => [.. In(status), new ClockPaused(At(99_000), PauseReason.AccessRefused, null)],
        "note-breach" => [.. In(status).Select(e => e switch
        {
            EmergencyReported reported => reported with { Deadlines = reported.Deadlines with { OnSiteBy = reported.At.AddSeconds(55) } },
            EmergencyReopened reopened => reopened with { Deadlines = reopened.Deadlines with { OnSiteBy = reopened.At.AddSeconds(55) } },
            _ => e,
        })],
        _ => In(status),
    };

    internal static object FactsFor(string name, EmergencyEvent[] history) => name switch
    {
        "correct" => Envelopes.Of(EmergencyModule.Module, history),
        "link-customer" => SampleCustomers.State(SampleCustomers.Registered),
        _ => SampleContractors.Ready,
    };

    internal static object CommandFor(string name, EmergencyEvent[] history) => name switch
    {
        "note-breach" => new NoteBreach(DeadlineKind.OnSite, Emergency.Aggregate.Fold(history).Clock.Deadlines.OnSiteBy),
        "note-near-breach" => new NoteNearBreach(DeadlineKind.OnSite, Emergency.Aggregate.Fold(history).Clock.Deadlines.OnSiteBy),
        "dispatch" => new DispatchEmergency(SampleContractors.Second),
        "locate" => new LocateEmergency(new(51.55, -0.2)),
        "correct" => new CorrectEmergency(100, "Misheard", Text: "Water through the wall"),
        "resume-clock" => new ResumeClock(),
        _ => EmergencyModule.Module.Commands.Single(c => c.Name == name).Example,
    };

    private static Dictionary<EmergencyStatus, EmergencyStatus> To(EmergencyStatus next, params EmergencyStatus[] from) => from.ToDictionary(s => s, _ => next);

    private static Dictionary<EmergencyStatus, EmergencyStatus> Unchanged(params EmergencyStatus[] from) => from.ToDictionary(s => s, s => s);
}
