using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Emergencies;

/// <summary>What a correction is about.</summary>
[JsonConverter(typeof(KebabCaseEnum<CorrectableFact>))]
public enum CorrectableFact
{
    Reported,
    Located,
    Acknowledged,
    DispatchOffered,
    DispatchAccepted,
    DispatchDeclined,
    TravelStarted,
    ContractorArrived,
    MadeSafe,
    Resolved,
    Closed,
    Cancelled,
    Reopened,
    PriorityChanged,
    ClockPaused,
}
