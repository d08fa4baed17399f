using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Emergencies;

/// <summary>Why the on-call manager is called in.</summary>
[JsonConverter(typeof(KebabCaseEnum<EscalationReason>))]
public enum EscalationReason
{
    SafetyRisk,
    NoContractor,
    Other,
}
