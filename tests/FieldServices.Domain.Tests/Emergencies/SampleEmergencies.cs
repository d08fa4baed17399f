using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Tests.Contractors;
using FieldServices.Domain.Tests.Specifications;
using FieldServices.EventStore;

namespace FieldServices.Domain.Tests.Emergencies;

/// <summary>An emergency in each status, and the times at which things happened to it.</summary>
internal static class SampleEmergencies
{
    public static readonly DateTimeOffset T0 = new(2026, 3, 2, 8, 30, 0, TimeSpan.Zero);

    public static readonly ReportEmergency Report = new(
        EmergencyCategory.WaterLeak,
        "Water through the ceiling",
        ContactChannel.Phone,
        SampleContractors.QueensPark,
        new Address("14 Salusbury Road", Postcode: "NW6 6RG", Borough: "Brent", Ward: "Queens Park"),
        new Caller("Asha Patel", "020 7946 0018", "asha@example.org"),
        ExternalReference: "INC-1");

    public static readonly EmergencyReported Reported = (EmergencyReported)((Decision<EmergencyEvent>.Accepted)ReportEmergency.Decide(Emergency.Initial, Report, null, T0)).Events[0];

    public static readonly EmergencyAcknowledged Acknowledged = new(At(40), "Called back");

    public static readonly DispatchOffered Offered = new(At(50), SampleContractors.First, SampleContractors.ReadyReliance, null);

    public static readonly DispatchAccepted AcceptedBy = new(At(120), SampleContractors.First);

    public static readonly TravelStarted Travelling = new(At(180), SampleContractors.First, At(1_800));

    public static readonly ContractorArrived Arrived = new(At(1_500), SampleContractors.First);

    public static readonly EmergencyMadeSafe Safe = new(At(2_000), "Water off");

    public static readonly EmergencyResolved Resolved = new(At(5_000), "Joint replaced");

    public static readonly EmergencyClosed Closed = new(At(90_000), null);

    public static readonly EmergencyCancelled Cancelled = new(At(60), CancelReason.ByCaller, "Found the stopcock", null);

    public static readonly EmergencyReopened Reopened = new(At(6_000), "Leaks again", ServiceLevels.Deadlines(Priority.P2, At(6_000), TimeSpan.Zero));

    public static readonly EmergencyEscalated Escalated = new(At(45), EscalationReason.SafetyRisk, null);

    public static readonly FollowUpRaised NextDay = new(At(88_200), null);

    public static readonly DeadlineNearlyBreached NearBreach = new(
        At(5_760), DeadlineKind.OnSite, Reported.Deadlines.OnSiteBy, new Attribution(AttributedTo.NobodyDispatched, null, TimeSpan.FromSeconds(60.5)));

    public static readonly DeadlineBreached Breach = new(
        At(7_201), DeadlineKind.OnSite, Reported.Deadlines.OnSiteBy, new Attribution(AttributedTo.ContractorAssigned, SampleContractors.First, TimeSpan.Zero));

    public static readonly EmergencyCorrected ArrivedEarlier = new(
        At(90_100), 105, CorrectableFact.ContractorArrived, "The clock was wrong", At(1_500), At(1_200), null);

    /// <summary>An instant after everything in the samples.</summary>
    public static readonly DateTimeOffset Later = At(100_000);

    public static DateTimeOffset At(double seconds) => T0.AddSeconds(seconds);

    public static Specification Given(params EmergencyEvent[] history) => Specification.Given(EmergencyModule.Module, history);

    public static EmergencyEvent[] In(EmergencyStatus status) => status switch
    {
        EmergencyStatus.Reported => [Reported],
        EmergencyStatus.Acknowledged => [.. In(EmergencyStatus.Reported), Acknowledged],
        EmergencyStatus.Dispatching => [.. In(EmergencyStatus.Acknowledged), Offered],
        EmergencyStatus.Dispatched => [.. In(EmergencyStatus.Dispatching), AcceptedBy],
        EmergencyStatus.EnRoute => [.. In(EmergencyStatus.Dispatched), Travelling],
        EmergencyStatus.OnSite => [.. In(EmergencyStatus.EnRoute), Arrived],
        EmergencyStatus.MadeSafe => [.. In(EmergencyStatus.OnSite), Safe],
        EmergencyStatus.Resolved => [.. In(EmergencyStatus.MadeSafe), Resolved],
        EmergencyStatus.Closed => [.. In(EmergencyStatus.Resolved), Closed],
        EmergencyStatus.Cancelled => [Reported, Cancelled],
        EmergencyStatus.Reopened => [.. In(EmergencyStatus.Resolved), Reopened],
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
