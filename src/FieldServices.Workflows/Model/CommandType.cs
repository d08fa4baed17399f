using System.Text.Json.Serialization.Metadata;

namespace FieldServices.Workflows;

/// <summary>A command that workflows may send: its full name at the door and how its body is written.</summary>
/// <param name="Name">As the log keeps it, such as <c>order.ship</c>.</param>
/// <param name="ClrType">The record.</param>
/// <param name="Metadata">Source-generated metadata of the record, asked for when it is first sent.</param>
public sealed record CommandType(string Name, Type ClrType, Func<JsonTypeInfo> Metadata)
{
    /// <summary>How the body is written.</summary>
    public JsonTypeInfo Json => Metadata();
}
