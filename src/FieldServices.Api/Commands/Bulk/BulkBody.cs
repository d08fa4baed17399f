using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace FieldServices.Api.Commands.Bulk;

/// <summary>One command for many things.</summary>
/// <param name="Items">The things, from 1 to 200, in the order in which they are dealt with.</param>
/// <param name="Command">The fields of the command that are the same for all.</param>
public sealed record BulkBody(IReadOnlyList<BulkItem> Items, JsonObject? Command = null);

/// <summary>How a body of many is read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BulkBody))]
public sealed partial class BulkJson : JsonSerializerContext;
