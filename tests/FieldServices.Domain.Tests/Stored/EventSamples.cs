using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Responding;
using FieldServices.Domain.Emergencies.Watching;
using FieldServices.Domain.Tests.Contractors;
using FieldServices.Domain.Tests.Specifications;
using static FieldServices.Domain.Tests.Emergencies.SampleEmergencies;

namespace FieldServices.Domain.Tests.Stored;

/// <summary>One full example of every event that has ever been stored.</summary>
internal static class EventSamples
{
    private static readonly ResponseContact Contact = new("020 7946 0018", "asha@example.org");

    /// <summary>In an order in which they could come.</summary>
    private static readonly object[] OfTheResponse =
    [
        new ResponseBegun(new(Envelopes.Id), EmergencyCategory.GasLeak, Priority.P2, SafetyRisk: true, Contact, T0, At(7_200)),
        new EscalationAsked(),
        new EscalationSettled("emergency.already-escalated"),
        new ResponseBegunAgain(At(6_000), At(13_200)),
        new PlanChanged(Priority.P1, At(9_600)),
        new ContractorNotified(SampleContractors.First, new(null, "office@example.org"), At(6_050)),
        new ContractorReleased(),
        new ContractorNotified(SampleContractors.Second, new("020 7946 0123", null), At(6_080)),
        new ContractorConfirmed(SampleContractors.Second),
        new StatusUpdated(2, Sent: true),
        new HelpArrived(),
        new FollowUpPlanned(At(88_200)),
        new FollowUpAsked(),
        new ResponseEnded("followed-up"),
    ];

    private static readonly object[] OfTheClock =
    [
        new ClockPlanned(new(Envelopes.Id), ResponseClock.Start(T0, Reported.Deadlines) with
        {
            AcknowledgedAt = At(40), DispatchedAt = At(120), OnSiteAt = At(1_500), EndedAt = At(5_000), PausedAt = At(130), PausedFor = TimeSpan.FromSeconds(60.5),
        }),
        new NoteAsked(new NotedDeadline(DeadlineKind.OnSite, At(7_200), Breached: true)),
        new NoteRefused("breach:on-site", "emergency.deadline-moved"),
    ];

    public static IReadOnlyList<object> All { get; } =
    [
        Reported with { Dangers = [DangerFlag.Smoke, DangerFlag.PeopleTrapped] },
        new CustomerLinked(At(20), Customers.SampleCustomers.Id),
        new EmergencyLocated(At(30), SampleContractors.QueensPark),
        Acknowledged,
        Offered with { Note = "Ring twice", Contact = new TradingContact(Phone: "020 7946 0123", Email: "office@example.org") },
        new DispatchWithdrawn(At(55), SampleContractors.First),
        AcceptedBy,
        new DispatchDeclined(At(70), SampleContractors.First, "Busy"),
        Travelling,
        Arrived,
        Safe,
        Resolved,
        Closed with { Note = "Caller content" },
        new EmergencyCancelled(At(60), CancelReason.Duplicate, "Reported by the neighbour", new(new Guid("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c7d7"))),
        Reopened,
        new PriorityChanged(At(80), Priority.P2, Priority.P1, "Ceiling sags", ServiceLevels.Deadlines(Priority.P1, T0, TimeSpan.Zero)),
        new ClockPaused(At(90), PauseReason.CustomerNotReachable, "Three calls"),
        new ClockResumed(At(150), TimeSpan.FromSeconds(60.5), Reported.Deadlines),
        Escalated with { Note = "Children in the flat" },
        NextDay with { Note = "Has it dried?" },
        NearBreach,
        Breach,
        ArrivedEarlier,
        new ContractorRegistered("Kilburn Plumbing", new TradingContact("Duty office", "020 7946 0123", "office@example.org")),
        new ContractorSkillsSet(SampleContractors.Ready.Skills),
        new ContractorInsuranceSet(SampleContractors.Liability),
        new ContractorCoverageSet(new Coverage(SampleContractors.QueensPark, 8_000)),
        new ContractorAvailabilitySet(false, "Holiday"),
        .. OfTheResponse,
        .. OfTheClock,
        .. SchedulingSamples.All,
        .. SeriesSamples.All,
        .. WorkOrderSamples.All,
        .. CustomerSamples.All,
    ];
}
