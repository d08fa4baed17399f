using System.Text.Json.Serialization.Metadata;

namespace FieldServices.Workflows;

/// <summary>A command that workflows may send: its full name at the door and how its body is written.</summary>
/// <param name="Name">As the log keeps it, such as <c>order.ship</c>.</param>
/// <param name="Json">Source-generated metadata of the record.</param>
public sealed record CommandType(string Name, JsonTypeInfo Json);
