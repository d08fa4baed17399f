using System.Text.Json.Serialization;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Shared;

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
[JsonSerializable(typeof(EmergencyReported))]
[JsonSerializable(typeof(EmergencyLocated))]
[JsonSerializable(typeof(EmergencyAcknowledged))]
[JsonSerializable(typeof(DispatchOffered))]
[JsonSerializable(typeof(DispatchWithdrawn))]
[JsonSerializable(typeof(DispatchAccepted))]
[JsonSerializable(typeof(DispatchDeclined))]
[JsonSerializable(typeof(TravelStarted))]
[JsonSerializable(typeof(ContractorArrived))]
[JsonSerializable(typeof(EmergencyMadeSafe))]
[JsonSerializable(typeof(EmergencyResolved))]
[JsonSerializable(typeof(EmergencyClosed))]
[JsonSerializable(typeof(EmergencyCancelled))]
[JsonSerializable(typeof(EmergencyReopened))]
[JsonSerializable(typeof(PriorityChanged))]
[JsonSerializable(typeof(ClockPaused))]
[JsonSerializable(typeof(ClockResumed))]
[JsonSerializable(typeof(EmergencyEscalated))]
[JsonSerializable(typeof(FollowUpRaised))]
[JsonSerializable(typeof(DeadlineNearlyBreached))]
[JsonSerializable(typeof(DeadlineBreached))]
[JsonSerializable(typeof(EmergencyReceipt))]
[JsonSerializable(typeof(Caller))]
[JsonSerializable(typeof(Address))]
[JsonSerializable(typeof(Reliance))]
public sealed partial class DomainJson : JsonSerializerContext;
