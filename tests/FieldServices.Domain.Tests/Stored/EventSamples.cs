using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Tests.Contractors;
using static FieldServices.Domain.Tests.Emergencies.SampleEmergencies;

namespace FieldServices.Domain.Tests.Stored;

/// <summary>One full example of every event that has ever been stored.</summary>
internal static class EventSamples
{
    public static IReadOnlyList<object> All { get; } =
    [
        Reported with { Dangers = [DangerFlag.Smoke, DangerFlag.PeopleTrapped] },
        new EmergencyLocated(At(30), SampleContractors.QueensPark),
        Acknowledged,
        Offered with { Note = "Ring twice" },
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
        new ContractorRegistered("Kilburn Plumbing", new TradingContact("Duty office", "020 7946 0123", "office@example.org")),
        new ContractorSkillsSet(SampleContractors.Ready.Skills),
        new ContractorInsuranceSet(SampleContractors.Liability),
        new ContractorCoverageSet(new Coverage(SampleContractors.QueensPark, 8_000)),
        new ContractorAvailabilitySet(false, "Holiday"),
    ];
}
