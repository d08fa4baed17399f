using FieldServices.Domain.Contractors;
using FieldServices.Domain.Customers;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Emergencies;

/// <summary>The printed example of each command.</summary>
internal static class EmergencyExamples
{
    private static readonly ContractorId Contractor = new(new Guid("01890a5d-ac96-774b-bcce-b302099a8057"));

    public static CorrectEmergency Correct { get; } = new(
        412, "The technician's clock was an hour ahead.", new DateTimeOffset(2026, 11, 20, 13, 5, 0, TimeSpan.Zero));

    public static ReportEmergency Report { get; } = new(
        EmergencyCategory.WaterLeak,
        "Water comes through the kitchen ceiling and the stopcock is stuck.",
        ContactChannel.Phone,
        new GeoPoint(51.5346, -0.2047),
        new Address("14 Salusbury Road", "Flat 2", "London", "NW6 6RG", "Brent", "Queens Park"),
        new Caller("Asha Patel", "020 7946 0018", "asha.patel@example.org"),
        [DangerFlag.ElectricsNearWater]);

    public static LinkCustomer Link { get; } = new(new CustomerId(new Guid("01890a5d-ac96-774b-bcce-b302099a8059")));

    public static LocateEmergency Locate { get; } = new(new GeoPoint(51.5346, -0.2047));

    public static AcknowledgeEmergency Acknowledge { get; } = new("Called back; the caller has turned the power off.");

    public static DispatchEmergency Dispatch { get; } = new(Contractor, "Ring the bell of flat 2; the stopcock is behind the washing machine.");

    public static AcceptDispatch Accept { get; } = new(Contractor);

    public static DeclineDispatch Decline { get; } = new(Contractor, "Still at another emergency for two hours.");

    public static StartTravel StartTravel { get; } = new(Contractor);

    public static ArriveOnSite ArriveOnSite { get; } = new(Contractor);

    public static MakeSafe MakeSafe { get; } = new("Water shut off at the street, ceiling propped.");

    public static ResolveEmergency Resolve { get; } = new("Joint replaced, stopcock freed, ceiling to be plastered later.");

    public static CloseEmergency Close { get; } = new("Caller confirmed that all is dry.");

    public static CancelEmergency Cancel { get; } = new(CancelReason.ByCaller, "The neighbour found the stopcock.");

    public static ReopenEmergency Reopen { get; } = new("Water comes through again in the same place.");

    public static ChangePriority ChangePriority { get; } = new(Priority.P1, "The ceiling has begun to sag over the bed.");

    public static PauseClock PauseClock { get; } = new(PauseReason.CustomerNotReachable, "Three calls without an answer.");

    public static ResumeClock ResumeClock { get; } = new();

    public static EscalateEmergency Escalate { get; } = new(EscalationReason.SafetyRisk, "Two children are still in the flat.");

    public static NoteNearBreach NoteNearBreach { get; } = new(DeadlineKind.OnSite, new DateTimeOffset(2026, 3, 2, 10, 30, 0, TimeSpan.Zero));

    public static NoteBreach NoteBreach { get; } = new(DeadlineKind.OnSite, new DateTimeOffset(2026, 3, 2, 10, 30, 0, TimeSpan.Zero));

    public static RaiseFollowUp RaiseFollowUp { get; } = new("Ask whether the ceiling has dried.");
}
