using System.Text.Json;
using System.Text.Json.Serialization;

namespace FieldServices.Api.Workflows;

/// <summary>A decision that is to be understood later.</summary>
internal sealed record WithReason(string Reason);

/// <summary>Another body for a command that is a dead letter.</summary>
internal sealed record NewCommandBody(JsonElement Body);

/// <summary>Other parts for a message that is a dead letter; what is left out stays.</summary>
internal sealed record NewMessageParts(string? Channel = null, string? Recipient = null, Dictionary<string, string>? Data = null);

/// <summary>How far a test clock is to be advanced; one of the two.</summary>
internal sealed record ClockAdvance(string? To = null, string? By = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WithReason))]
[JsonSerializable(typeof(NewCommandBody))]
[JsonSerializable(typeof(NewMessageParts))]
[JsonSerializable(typeof(ClockAdvance))]
internal sealed partial class DecisionJson : JsonSerializerContext;
