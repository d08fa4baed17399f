using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Emergencies.Responding;

/// <summary>How far the escalation of an emergency is, as the response knows it.</summary>
[JsonConverter(typeof(KebabCaseEnum<Escalation>))]
public enum Escalation
{
    NotAsked,
    Asked,
    Settled,
}
