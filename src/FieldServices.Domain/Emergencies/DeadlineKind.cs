using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Emergencies;

/// <summary>What is promised by when.</summary>
[JsonConverter(typeof(KebabCaseEnum<DeadlineKind>))]
public enum DeadlineKind
{
    Acknowledge,
    Dispatch,
    OnSite,
}
