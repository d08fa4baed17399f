using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>A definition or an extension of a type-system document (specification: Type System).</summary>
public abstract class TypeSystemDefinition(ImmutableArray<Directive> directives, Location location)
    : Definition(location)
{
    /// <summary>The directives applied to it; always empty for the definition of a directive.</summary>
    public ImmutableArray<Directive> Directives { get; } = directives;
}
