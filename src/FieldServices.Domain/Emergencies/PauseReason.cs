using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Emergencies;

/// <summary>Why the clock stops: we could work, but the customer's side prevents it.</summary>
[JsonConverter(typeof(KebabCaseEnum<PauseReason>))]
public enum PauseReason
{
    CustomerNotReachable,
    AccessRefused,
}
