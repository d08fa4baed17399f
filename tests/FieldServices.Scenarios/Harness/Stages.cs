using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;

namespace FieldServices.Scenarios.Harness;

/// <summary>Brings emergencies to a status of their life cycle.</summary>
public static class Stages
{
    /// <summary>A new emergency in this status, sent to this contractor as far as the status needs one.</summary>
    public static async Task<Guid> ReachedAsync(Client client, EmergencyStatus status, Guid contractor)
    {
        var id = await Samples.ReportedAsync(client);
        foreach (var command in WayTo(status, new ContractorId(contractor)))
            (await client.PostAsync(command, id)).Accepted();
        return id;
    }

    private static IEnumerable<object> WayTo(EmergencyStatus status, ContractorId contractor) => status switch
    {
        EmergencyStatus.Reported => [],
        EmergencyStatus.Acknowledged => [new AcknowledgeEmergency()],
        EmergencyStatus.Dispatching => [.. WayTo(EmergencyStatus.Acknowledged, contractor), new DispatchEmergency(contractor)],
        EmergencyStatus.Dispatched => [.. WayTo(EmergencyStatus.Dispatching, contractor), new AcceptDispatch(contractor)],
        EmergencyStatus.EnRoute => [.. WayTo(EmergencyStatus.Dispatched, contractor), new StartTravel(contractor)],
        EmergencyStatus.OnSite => [.. WayTo(EmergencyStatus.Dispatched, contractor), new ArriveOnSite(contractor)],
        EmergencyStatus.MadeSafe => [.. WayTo(EmergencyStatus.OnSite, contractor), new MakeSafe()],
        EmergencyStatus.Resolved => [.. WayTo(EmergencyStatus.Acknowledged, contractor), new ResolveEmergency()],
        EmergencyStatus.Closed => [.. WayTo(EmergencyStatus.Resolved, contractor), new CloseEmergency()],
        EmergencyStatus.Cancelled => [new CancelEmergency(CancelReason.FalseAlarm)],
        EmergencyStatus.Reopened => [.. WayTo(EmergencyStatus.Closed, contractor), new ReopenEmergency("Again.")],
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No way to this status is known."),
    };
}
