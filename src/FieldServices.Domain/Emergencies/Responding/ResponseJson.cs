using System.Text.Json.Serialization;

namespace FieldServices.Domain.Emergencies.Responding;

/// <summary>How a response remembers its state and records its events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EmergencyResponse))]
[JsonSerializable(typeof(ResponseBegun))]
[JsonSerializable(typeof(ResponseBegunAgain))]
[JsonSerializable(typeof(StatusUpdated))]
[JsonSerializable(typeof(PlanChanged))]
[JsonSerializable(typeof(ContractorNotified))]
[JsonSerializable(typeof(ContractorConfirmed))]
[JsonSerializable(typeof(ContractorReleased))]
[JsonSerializable(typeof(HelpArrived))]
[JsonSerializable(typeof(EscalationAsked))]
[JsonSerializable(typeof(EscalationSettled))]
[JsonSerializable(typeof(FollowUpPlanned))]
[JsonSerializable(typeof(FollowUpAsked))]
[JsonSerializable(typeof(ResponseEnded))]
public sealed partial class ResponseJson : JsonSerializerContext;
