using System.Text.Json.Serialization;
using FieldServices.Domain.Contractors;

namespace FieldServices.Domain;

/// <summary>How events and the nested parts of rows are written and read: unknown properties of later releases are passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ContractorRegistered))]
[JsonSerializable(typeof(ContractorSkillsSet))]
[JsonSerializable(typeof(ContractorInsuranceSet))]
[JsonSerializable(typeof(ContractorCoverageSet))]
[JsonSerializable(typeof(ContractorAvailabilitySet))]
[JsonSerializable(typeof(TradingContact))]
[JsonSerializable(typeof(IReadOnlyList<HeldSkill>))]
[JsonSerializable(typeof(IReadOnlyList<Insurance>))]
public sealed partial class DomainJson : JsonSerializerContext;
