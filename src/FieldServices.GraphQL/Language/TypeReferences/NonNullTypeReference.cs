namespace FieldServices.GraphQL.Language;

/// <summary>A non-null type: <c>Type!</c>.</summary>
public sealed class NonNullTypeReference(TypeReference nullableType, Location location)
    : TypeReference(location)
{
    /// <summary>The type without the mark: a <see cref="NamedTypeReference"/> or a <see cref="ListTypeReference"/>.</summary>
    public TypeReference NullableType { get; } = nullableType;
}
