using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Emergencies;

/// <summary>Where an emergency stands.</summary>
[JsonConverter(typeof(KebabCaseEnum<EmergencyStatus>))]
public enum EmergencyStatus
{
    Reported,
    Acknowledged,
    Dispatching,
    Dispatched,
    EnRoute,
    OnSite,
    MadeSafe,
    Resolved,
    Closed,
    Cancelled,
    Reopened,
}
