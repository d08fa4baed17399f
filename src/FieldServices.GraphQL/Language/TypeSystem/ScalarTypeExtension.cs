using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>The extension of a scalar type (specification: Scalars); each list holds only what it adds.</summary>
public sealed class ScalarTypeExtension(ImmutableArray<Directive> directives, Name name, Location location)
    : TypeExtension(directives, name, location);
