namespace FieldServices.GraphQL.Language;

/// <summary>A reference to a type by its name.</summary>
public sealed class NamedTypeReference(Name name, Location location)
    : TypeReference(location)
{
    /// <summary>The name of the type.</summary>
    public Name Name { get; } = name;
}
