using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>What has fields and interfaces: the definition or extension of an object or an interface type.</summary>
public interface IFieldsSyntax
{
    /// <summary>The name of the type.</summary>
    Name Name { get; }

    /// <summary>The interfaces it declares to implement.</summary>
    ImmutableArray<NamedTypeReference> Interfaces { get; }

    /// <summary>The fields, in the order of the text.</summary>
    ImmutableArray<FieldDefinition> Fields { get; }
}
