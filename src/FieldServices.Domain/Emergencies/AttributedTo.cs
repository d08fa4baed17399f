using System.Text.Json.Serialization;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Emergencies;

/// <summary>On whom it rested at the moment of the note that a promise was in danger or broken.</summary>
[JsonConverter(typeof(KebabCaseEnum<AttributedTo>))]
public enum AttributedTo
{
    NobodyAcknowledged,
    NobodyDispatched,
    OfferUnanswered,
    ContractorAssigned,
}
