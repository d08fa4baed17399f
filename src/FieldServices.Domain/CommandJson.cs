using System.Text.Json.Serialization;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;

namespace FieldServices.Domain;

/// <summary>How commands are read: anything unknown, missing or null where it must not be is an error that names its path.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RegisterContractor))]
[JsonSerializable(typeof(SetSkills))]
[JsonSerializable(typeof(SetInsurance))]
[JsonSerializable(typeof(SetCoverage))]
[JsonSerializable(typeof(SetAvailability))]
[JsonSerializable(typeof(ReportEmergency))]
[JsonSerializable(typeof(LocateEmergency))]
[JsonSerializable(typeof(AcknowledgeEmergency))]
[JsonSerializable(typeof(DispatchEmergency))]
[JsonSerializable(typeof(AcceptDispatch))]
[JsonSerializable(typeof(DeclineDispatch))]
[JsonSerializable(typeof(StartTravel))]
[JsonSerializable(typeof(ArriveOnSite))]
[JsonSerializable(typeof(MakeSafe))]
[JsonSerializable(typeof(ResolveEmergency))]
[JsonSerializable(typeof(CloseEmergency))]
[JsonSerializable(typeof(CancelEmergency))]
[JsonSerializable(typeof(ReopenEmergency))]
[JsonSerializable(typeof(ChangePriority))]
[JsonSerializable(typeof(PauseClock))]
[JsonSerializable(typeof(ResumeClock))]
[JsonSerializable(typeof(EscalateEmergency))]
[JsonSerializable(typeof(NoteNearBreach))]
[JsonSerializable(typeof(NoteBreach))]
[JsonSerializable(typeof(RaiseFollowUp))]
public sealed partial class CommandJson : JsonSerializerContext;
