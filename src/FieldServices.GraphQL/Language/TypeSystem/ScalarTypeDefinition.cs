using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>The definition of a scalar type (specification: Scalars).</summary>
public sealed class ScalarTypeDefinition(
    ImmutableArray<Directive> directives,
    Name name,
    StringValue? description,
    Location location)
    : TypeDefinition(directives, name, description, location);
