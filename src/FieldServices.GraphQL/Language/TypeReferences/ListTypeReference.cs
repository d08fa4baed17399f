namespace FieldServices.GraphQL.Language;

/// <summary>A list type: <c>[Type]</c>.</summary>
public sealed class ListTypeReference(TypeReference itemType, Location location)
    : TypeReference(location)
{
    /// <summary>The type of each item.</summary>
    public TypeReference ItemType { get; } = itemType;
}
