using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Emergencies;

/// <summary>Why an emergency is not pursued.</summary>
[JsonConverter(typeof(KebabCaseEnum<CancelReason>))]
public enum CancelReason
{
    FalseAlarm,
    Duplicate,
    ByCaller,
}
