using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>The extension of a named type.</summary>
public abstract class TypeExtension(ImmutableArray<Directive> directives, Name name, Location location)
    : TypeSyntax(directives, name, location);
