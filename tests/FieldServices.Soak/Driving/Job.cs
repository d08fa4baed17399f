using System.Text.Json.Nodes;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Soak.Evidence;

namespace FieldServices.Soak.Driving;

/// <summary>An emergency in the hands of one client, as its last answers left it.</summary>
internal sealed record Job(Guid Id, long Version, long Position, string Status)
{
    /// <summary>Still on its way, so that its place may be corrected.</summary>
    public bool MayMove => Status is "reported" or "acknowledged" or "dispatching" or "dispatched" or "en-route" or "reopened";

    public static Job Of(Reply reply, JsonNode body) => new(reply.Id, reply.Version, reply.Position, (string)body["emergency"]!["status"]!);

    /// <summary>What may be done next by the rules; null when the file is closed.</summary>
    public object? Next(ContractorId contractor, Random random) => Status switch
    {
        "reported" => new AcknowledgeEmergency("Noted"),
        "acknowledged" or "reopened" => random.Next(2) == 0 ? new DispatchEmergency(contractor) : new ResolveEmergency("Told how to turn it off"),
        "dispatching" => new AcceptDispatch(contractor),
        "dispatched" => new StartTravel(contractor),
        "en-route" => new ArriveOnSite(contractor),
        "on-site" or "made-safe" => new ResolveEmergency("Pipe replaced"),
        "resolved" => random.Next(3) == 0 ? new ReopenEmergency("It drips again") : new CloseEmergency(),
        _ => null,
    };
}
