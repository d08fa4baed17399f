using System.Text.Json.Serialization.Metadata;

namespace FieldServices.Domain.Modules;

/// <summary>What the caller of a command is told about the thing at once, with how to write it as JSON.</summary>
public sealed record Answer(object Value, JsonTypeInfo Json);
