using System.Text.Json.Serialization;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;

namespace FieldServices.Domain;

/// <summary>How states are written as snapshots and read again: exactly what the fold has put into them, nothing that follows from it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Contractor))]
[JsonSerializable(typeof(Emergency))]
internal sealed partial class StateJson : JsonSerializerContext;
