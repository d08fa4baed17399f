using System.Text.Json.Serialization;
using FieldServices.Domain.Contractors;

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
public sealed partial class CommandJson : JsonSerializerContext;
