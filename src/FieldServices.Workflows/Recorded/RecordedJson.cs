using System.Text.Json.Serialization;

namespace FieldServices.Workflows.Recorded;

/// <summary>How the library's own events are stored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkflowStepped))]
[JsonSerializable(typeof(WorkflowMigrated))]
[JsonSerializable(typeof(WorkflowCancelled))]
[JsonSerializable(typeof(WorkflowIntervened))]
internal sealed partial class RecordedJson : JsonSerializerContext;
