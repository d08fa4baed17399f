using FieldServices.EventStore;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

internal static class Assignment
{
    public static Decision<EmergencyEvent> Stale { get; } = Reject(
        "emergency.not-assigned", "The emergency is not assigned to this contractor; it was given back or went to another.");
}
