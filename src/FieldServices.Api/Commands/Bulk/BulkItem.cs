using System.Text.Json.Nodes;

namespace FieldServices.Api.Commands.Bulk;

/// <summary>One of many things.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Command">Fields of the command for this thing alone; they stand before those that are the same for all.</param>
/// <param name="Version">The version that you have seen, as with If-Match; another one is refused.</param>
public sealed record BulkItem(Guid Id, JsonObject? Command = null, long? Version = null);
